// Fetches a file without leaving the page: nobody is asked about unsaved text, and the circuit stays.
export function download(address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}

export function print() {
  window.print();
}
