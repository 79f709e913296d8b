package org.tousaidants.labels;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Writes the steps, and tells them.
@Component
class Steps {
    private final LifeStore lives;
    private final ApplicationEventPublisher events;

    Steps(LifeStore lives, ApplicationEventPublisher events) {
        this.lives = lives;
        this.events = events;
    }

    void append(String network, UUID life, Step step) {
        lives.append(network, life, step);
        events.publishEvent(new LabelMoved(network, life, step.act().key(), step.by()));
    }
}
