Console.WriteLine("HotlineConsole.Bench");
