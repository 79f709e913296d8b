package org.tousaidants.label.badges;

import org.springframework.stereotype.Service;
import org.tousaidants.rules.archive.RulesArchive;

/// « Sceau du réseau » — signs the archives of rules with the key that signs the badges.
@Service
public class RulesArchiveSigner {
    private final BadgeKeys keys;

    RulesArchiveSigner(BadgeKeys keys) {
        this.keys = keys;
    }

    /// The signed archive; unchanged if the key cannot be used.
    public RulesArchive signed(RulesArchive archive) {
        return switch (keys.active()) {
            case BadgeKeys.Active.Ready ready -> archive.signed(ready.key().publishing());
            case BadgeKeys.Active.Locked _ -> archive;
        };
    }
}
