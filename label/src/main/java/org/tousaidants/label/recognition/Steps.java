package org.tousaidants.label.recognition;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;

/// Writes the steps, and tells them.
@Component
class Steps {
    private final LifeStore lives;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    Steps(LifeStore lives, Accounts accounts, ApplicationEventPublisher events) {
        this.lives = lives;
        this.accounts = accounts;
        this.events = events;
    }

    void append(String network, Life life, Step step) {
        lives.append(network, life.id(), step);
        // The journal knows accounts: who answers for a place has none.
        Optional<UUID> account = step.by().filter(by -> switch (life.holder()) {
            case Holder.AHelper _ -> true;
            case Holder.APlace _ -> accounts.find(network, by).isPresent();
        });
        events.publishEvent(new LabelMoved(network, life.id(), step.act().key(), account));
    }
}
