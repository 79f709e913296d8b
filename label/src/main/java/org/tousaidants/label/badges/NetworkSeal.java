package org.tousaidants.label.badges;

import org.springframework.stereotype.Service;
import org.tousaidants.rules.archive.Archive;

/// « Sceau du réseau » — signs the archives of the rules with the key of the badges.
@Service
public class NetworkSeal {
    private final BadgeKeys keys;

    NetworkSeal(BadgeKeys keys) {
        this.keys = keys;
    }

    /// Unchanged when the key is locked.
    public Archive signed(Archive archive) {
        return switch (keys.active()) {
            case BadgeKeys.Active.Ready ready -> archive.signed(ready.key().publishing());
            case BadgeKeys.Active.Locked _ -> archive;
        };
    }
}
