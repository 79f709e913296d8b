package org.tousaidants.label.badges;

import org.springframework.stereotype.Service;
import org.tousaidants.label.rules.Archive;

/// « Sceau du réseau » — signs the archives of the rules with the key that signs the badges: the one follows from
/// the other.
@Service
public class NetworkSeal {
    private final Keys keys;

    NetworkSeal(Keys keys) {
        this.keys = keys;
    }

    /// As it is when the key is locked.
    public Archive signed(Archive archive) {
        return switch (keys.active()) {
            case Keys.Active.Ready ready -> archive.signed(ready.key().publishing());
            case Keys.Active.Locked _ -> archive;
        };
    }
}
