package org.tousaidants.label.recognition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;

/// « Étapes » — writes what happens in the life of a label, and tells it: to the journal, and to the holder by a
/// letter.
@Component
class LifeWriter {
    private final LifeStore lives;
    private final Accounts accounts;
    private final LabelLetterWriter labelLetterWriter;
    private final ApplicationEventPublisher events;

    LifeWriter(
            LifeStore lives, Accounts accounts, LabelLetterWriter labelLetterWriter, ApplicationEventPublisher events) {
        this.lives = lives;
        this.accounts = accounts;
        this.labelLetterWriter = labelLetterWriter;
        this.events = events;
    }

    void append(Life life, Step step) {
        lives.append(life.id(), step);
        // The journal knows accounts: who answers for a place has none.
        Optional<UUID> account = step.by().filter(by -> switch (life.holder()) {
            case Holder.AHelper _ -> true;
            case Holder.APlace _ -> accounts.find(by).isPresent();
        });
        events.publishEvent(new LabelMoved(life.id(), step.act().key(), account));
    }

    /// A member of the committee signed; what it says is hers until the decision.
    void signed(Life life, UUID member) {
        events.publishEvent(new LabelMoved(life.id(), "signed", Optional.of(member)));
    }

    /// To the holder. `kind` names the texts.
    ///
    /// @param reasons what others wrote, quoted
    void tell(Life life, String kind, List<String> reasons, Instant now, Object... holes) {
        labelLetterWriter.tell(life, kind, reasons, now, holes);
    }
}
