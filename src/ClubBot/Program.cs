Console.WriteLine("ClubBot");
