package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// « Base indisponible » — thrown if the machine lacks something that a database needs. The message is a French
/// sentence for the operator that states the remedy.
public final class DatabaseSetupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseSetupException(String sentence) {
        super(sentence);
    }

    DatabaseSetupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static DatabaseSetupException of(IOException e, Path folder) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("No space left on device")) return full(folder, e);
        if (e instanceof AccessDeniedException
                || message.contains("Read-only file system")
                || message.contains("denied"))
            return new DatabaseSetupException(
                    "Impossible d’écrire dans le dossier de données " + folder
                            + ". Donnez-en un autre par TA_DATA_DIR, ou les droits sur celui-ci.",
                    e);
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException)
            return new DatabaseSetupException(folder + " n’est pas un dossier. Donnez-en un autre par TA_DATA_DIR.", e);
        return new DatabaseSetupException(
                "Le dossier de données " + folder + " est inutilisable : " + message
                        + ". Donnez-en un autre par TA_DATA_DIR.",
                e);
    }

    static DatabaseSetupException full(Path folder, Throwable cause) {
        return new DatabaseSetupException(
                "Plus de place sur le disque pour la base de données (" + folder
                        + "). Libérez 300 Mo, ou donnez un autre dossier par TA_DATA_DIR.",
                cause);
    }
}
