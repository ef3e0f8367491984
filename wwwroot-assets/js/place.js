// Blazor goes to the top of the page after every navigation, also where only the query changed: whoever opened the thirtieth order of a
// list would lose his place. On the same page the reader stays where he is.
let path = location.pathname;

export function keepPlace() {
  const scrollTo = window.scrollTo.bind(window);
  addEventListener('popstate', () => {
    path = location.pathname;
  });
  window.scrollTo = (...to) => {
    const isSamePage = location.pathname === path;
    path = location.pathname;
    const isReset = to.length === 2 && to[0] === 0 && to[1] === 0;
    if (!(isSamePage && isReset)) {
      scrollTo(...to);
    }
  };
}
