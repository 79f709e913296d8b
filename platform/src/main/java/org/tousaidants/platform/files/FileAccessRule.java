package org.tousaidants.platform.files;

import java.util.Optional;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Lecture d’un fichier » — decides whether a person may read files of a kind. The package that owns the kind
/// implements it as a Spring bean; files without such a bean cannot be read.
public interface FileAccessRule {
    String kind();

    /// Returns whether a person may read the file.
    ///
    /// @param owner id that the package gave to the owner of the file
    /// @param actor signed-in person, if any
    boolean mayRead(String owner, Optional<SignedInPerson> actor);
}
