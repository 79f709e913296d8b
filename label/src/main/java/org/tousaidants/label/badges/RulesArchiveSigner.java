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

    /// Returns the signed archive; the archive without a signature if the key cannot be used.
    public RulesArchive signed(RulesArchive archive) {
        return switch (keys.active()) {
            case BadgeKeys.ActiveKey.UsableKey ready ->
                archive.signed(ready.key().publishing());
            case BadgeKeys.ActiveKey.LockedKey _ -> archive;
        };
    }
}
