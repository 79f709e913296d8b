package org.tousaidants.label.recognition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;

/// « Étapes » — stores a step of a case, logs it, and informs the holder by letter.
@Component
class LabelCaseStepWriter {
    private final LabelCaseStore lives;
    private final Accounts accounts;
    private final LabelLetterWriter labelLetterWriter;
    private final ApplicationEventPublisher events;

    LabelCaseStepWriter(
            LabelCaseStore lives,
            Accounts accounts,
            LabelLetterWriter labelLetterWriter,
            ApplicationEventPublisher events) {
        this.lives = lives;
        this.accounts = accounts;
        this.labelLetterWriter = labelLetterWriter;
        this.events = events;
    }

    void append(LabelCase life, LabelCaseStep step) {
        lives.append(life.id(), step);
        // The log contains only ids of accounts. A person responsible for a place has no account.
        Optional<UUID> account = step.by().filter(by -> switch (life.holder()) {
            case LabelHolder.HelperAsLabelHolder _ -> true;
            case LabelHolder.PlaceAsLabelHolder _ -> accounts.find(by).isPresent();
        });
        events.publishEvent(new LabelStatusChanged(life.id(), step.act().key(), account));
    }

    /// Logs that a member voted. The vote itself is not disclosed before the decision.
    ///
    /// @param life case of the label
    void signed(LabelCase life, UUID member) {
        events.publishEvent(new LabelStatusChanged(life.id(), "signed", Optional.of(member)));
    }

    /// Informs the holder of a label by letter about a step.
    ///
    /// @param life the case
    /// @param kind part of the message keys of the texts
    /// @param reasons quoted texts of other people
    void tell(LabelCase life, String kind, List<String> reasons, Instant now, Object... holes) {
        labelLetterWriter.tell(life, kind, reasons, now, holes);
    }
}
