package org.tousaidants.platform.files;

import java.util.Optional;
import org.tousaidants.platform.identity.Actor;

/// « Lecture d’un fichier » — who may read the files of a kind: the room that owns the kind says so by a bean. Files of
/// a kind without one are not given out.
public interface FileReaders {
    String kind();

    /// @param owner the id that the room gave
    boolean mayRead(String owner, Optional<Actor> actor);
}
