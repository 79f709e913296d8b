package org.tousaidants.core.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// « Fichier donné » — the file that a command works on, brought by a person: what is wrong with it is told in one
/// sentence, and so is a file beside it that cannot be written.
public final class GivenFile {
    private static final long LONGEST = 64L << 20;

    /// What a command does with its file.
    @FunctionalInterface
    public interface Work {
        /// @return the exit code
        /// @throws IllegalArgumentException with what is wrong in the file, in words
        int with(Path file) throws IOException, Misused;
    }

    private GivenFile() {}

    /// @return the exit code
    public static int work(String name, PrintStream err, Work work) throws Misused {
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new Misused("« " + name + " » n’est pas un chemin possible");
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

    /// Its text, in whatever alphabet: what is asked of such a file are numbers.
    ///
    /// @throws IllegalArgumentException where it is too long to be one
    public static String text(Path file) throws IOException {
        if (Files.size(file) > LONGEST) throw new IllegalArgumentException("le fichier dépasse 64 Mo");
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        // The mark that some programs begin a file with.
        return text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    }
}
