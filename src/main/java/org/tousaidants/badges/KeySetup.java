package org.tousaidants.badges;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.db.DatabaseRefused;
import org.tousaidants.identity.Networks;

/// Draws the first key when the site starts, and says at once when the one there is cannot be used.
@Component
class KeySetup {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetup.class);

    private final Keys keys;
    private final Networks networks;

    KeySetup(Keys keys, Networks networks) {
        this.keys = keys;
        this.networks = networks;
    }

    /// Before the village hands out its badges: the key must be older than they are.
    @EventListener
    @Order(50)
    void open(ApplicationReadyEvent ready) {
        try {
            switch (keys.active(networks.here().id())) {
                case Keys.Active.Ready(var n, var key, var created) -> LOG.debug("badges are signed with key {}", n);
                case Keys.Active.Locked(var multikey) -> LOG.warn(BadgesCommand.LOCKED, multikey);
            }
        } catch (DatabaseRefused unusable) {
            LOG.warn(unusable.getMessage());
        }
    }
}
