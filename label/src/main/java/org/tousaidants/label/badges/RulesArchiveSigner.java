package org.tousaidants.label.badges;

import org.springframework.stereotype.Service;
import org.tousaidants.rules.archive.RulesArchive;

/// « Sceau du réseau » — signs the archives of rules with the key that also signs badges.
@Service
public class RulesArchiveSigner {
    private final BadgeKeys keys;

    RulesArchiveSigner(BadgeKeys keys) {
        this.keys = keys;
    }

    /// Returns the archive with a signature of the network. If the key cannot be used, returns the archive
    /// without a signature.
    public RulesArchive signed(RulesArchive archive) {
        return switch (keys.active()) {
            case BadgeKeys.ActiveKey.UsableKey ready ->
                archive.signed(ready.key().publishing());
            case BadgeKeys.ActiveKey.LockedKey _ -> archive;
        };
    }
}
