using System.Text;
using ClubBot.Cli;
using ClubBot.Language.Writing;

// No byte order mark: what is printed is read by other programs too.
Console.OutputEncoding = Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
VietnameseFold.EnsureSupported();
return await CommandLineApp.RunAsync(args, Console.In, Console.Out, Console.Error, CancellationToken.None);
