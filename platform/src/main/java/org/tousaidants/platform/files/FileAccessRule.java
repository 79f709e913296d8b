package org.tousaidants.platform.files;

import java.util.Optional;
import org.tousaidants.platform.identity.Actor;

/// « Lecture d’un fichier » — decides who may read the files of a kind. The package that owns the kind
/// implements it as a Spring bean; files without such a bean are not served.
public interface FileAccessRule {
    String kind();

    /// @param owner id given by the package
    boolean mayRead(String owner, Optional<Actor> actor);
}
