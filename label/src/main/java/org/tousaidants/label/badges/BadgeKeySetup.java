package org.tousaidants.label.badges;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.DatabaseSetupException;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.SitePublicAddress;

/// Creates the first signing key when the application starts, and reports an existing key that cannot be used.
@Component
class BadgeKeySetup {
    private static final Logger LOG = LoggerFactory.getLogger(BadgeKeySetup.class);

    private final BadgeKeys keys;
    private final Tenants tenants;
    private final SitePublicAddress address;
    private final boolean demo;

    BadgeKeySetup(BadgeKeys keys, Tenants tenants, SitePublicAddress address, @Value("${ta.demo:false}") boolean demo) {
        this.keys = keys;
        this.tenants = tenants;
        this.address = address;
        this.demo = demo;
    }

    /// Creates the key before the demonstration issues its badges, because the key must be older than the
    /// badges.
    @EventListener
    @Order(50)
    void open(ApplicationReadyEvent ready) {
        tenants.each(this::open);
    }

    private void open() {
        if (!demo && !address.known())
            LOG.warn(
                    "ta.public-url n’est pas réglé : les preuves signées d’ici là nomment {}, que personne ne trouve"
                            + " ailleurs",
                    address.of(""));
        try {
            switch (keys.active()) {
                case BadgeKeys.ActiveKey.UsableKey(var n, var key, var created) ->
                    LOG.debug("badges are signed with key {}", n);
                case BadgeKeys.ActiveKey.LockedKey(var multikey) -> LOG.warn(BadgesCommand.LOCKED, multikey);
            }
        } catch (DatabaseSetupException unusable) {
            LOG.warn(unusable.getMessage());
        }
    }
}
