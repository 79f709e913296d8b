package org.tousaidants.platform.files;

import java.util.Optional;
import org.tousaidants.platform.identity.Actor;

/// « Lecture d’un fichier » — the access rule for the files of a kind, declared as a bean by the package that
/// owns the kind. Files of a kind without a rule are not served.
public interface FileReaders {
    String kind();

    /// @param owner the id given by the package
    boolean mayRead(String owner, Optional<Actor> actor);
}
