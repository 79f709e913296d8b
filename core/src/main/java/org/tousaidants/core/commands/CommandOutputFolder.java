package org.tousaidants.core.commands;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// « Dossier de sortie » — checks the output folder before the work starts, so that no time is lost on a result that
/// cannot be written. Files are written to a temporary folder and moved at the end, so that readers never see a
/// half-written file.
public final class CommandOutputFolder {
    private CommandOutputFolder() {}

    /// Creates the folder if possible. Returns, in French, the reason for which files with these names cannot be
    /// written to the folder; empty if they can be written.
    public static Optional<String> refusal(Path folder, List<String> names) {
        if (Files.exists(folder) && !Files.isDirectory(folder))
            return Optional.of(folder + " est un fichier : donnez un dossier à --out");
        for (var name : names)
            if (Files.isDirectory(folder.resolve(name)))
                return Optional.of(folder.resolve(name) + " est un dossier : il prend la place du résultat");
        try {
            var existed = Files.exists(folder);
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".essai-", ""));
            // If one of the next checks fails, the folder is deleted, unless it existed before.
            if (!existed) Files.delete(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("impossible d’écrire dans " + folder + " : " + words(e));
        }
    }

    /// Moves the finished files with these names from a temporary folder to the output folder.
    ///
    /// @param aside the temporary folder, on the same disk
    public static void replace(Path aside, Path folder, List<String> names) throws IOException {
        for (var name : names)
            Files.move(
                    aside.resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
    }

    public static void replace(Path folder, String name, byte[] bytes) throws IOException {
        var part = folder.resolve(name + ".part");
        Files.write(part, bytes);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Describes an input/output error in French, with the name of the file.
    public static String words(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + ", accès refusé";
            case NoSuchFileException missing -> missing.getFile() + " n’existe pas";
            case FileAlreadyExistsException there -> there.getFile() + " existe déjà et n’est pas un dossier";
            case FileSystemException other ->
                other.getFile() + (other.getReason() == null ? "" : ", " + other.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
