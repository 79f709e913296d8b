package org.tousaidants.core.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// « Fichier donné » — runs a command on its input file. If the file is invalid, or an output file cannot be
/// written, it prints one sentence in French.
public final class CommandInputFile {
    private static final long LONGEST = 64L << 20;

    /// The action of a command, called with its input file.
    @FunctionalInterface
    public interface InputFileAction {
        /// Performs the action on the file.
        ///
        /// @return the exit code
        /// @throws IllegalArgumentException if the file is invalid; its message describes the error in
        /// French
        int with(Path file) throws IOException, CommandUsageError;
    }

    private CommandInputFile() {}

    /// Runs an action on the file with this name, and prints errors to `err`.
    ///
    /// @return the exit code
    public static int work(String name, PrintStream err, InputFileAction work) throws CommandUsageError {
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new CommandUsageError("« " + name + " » n’est pas un chemin possible");
        }
        try {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                err.println("« " + file + " » ne se lit pas.");
                return Command.REFUSED;
            }
            return work.with(file);
        } catch (IllegalArgumentException wrong) {
            err.println("« " + file + " » : " + wrong.getMessage() + ".");
        } catch (FileSystemException broken) {
            var other = broken.getFile();
            err.println(
                    other == null || other.equals(file.toString())
                            ? "« " + file + " » ne se lit pas."
                            : "« " + other + " » ne s’écrit pas : son dossier n’existe pas ou est protégé.");
        } catch (IOException broken) {
            err.println("« " + file + " » ne se lit pas : " + broken.getMessage() + ".");
        }
        return Command.REFUSED;
    }

    /// Returns the file as text. The encoding is ignored, because only numbers of the file are used.
    ///
    /// @throws IllegalArgumentException if the file is too long
    public static String text(Path file) throws IOException {
        if (Files.size(file) > LONGEST) throw new IllegalArgumentException("le fichier dépasse 64 Mo");
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        // Removes the byte order mark (BOM), which some programs write.
        return text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    }
}
