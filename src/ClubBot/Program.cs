using System.Text;
using ClubBot.Cli;
using ClubBot.Language;

Console.OutputEncoding = Encoding.UTF8;
VietnameseFold.EnsureSupported();
return await CommandLineApp.RunAsync(args);
