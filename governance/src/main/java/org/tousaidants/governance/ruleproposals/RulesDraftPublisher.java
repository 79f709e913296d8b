package org.tousaidants.governance.ruleproposals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.governance.ruleproposals.RulesDraftStore.DraftEnd;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesDecision;
import org.tousaidants.rules.versions.RulesVersion;

/// « Mise en vigueur d’un projet » — service that publishes a draft from its first day on, adds an entry to its
/// history, and sends letters to the affected people.
@Service
class RulesDraftPublisher {
    /// The result of publishing a draft.
    sealed interface PublicationResult {
        /// @param letters number of letters to people and to those responsible for places
        /// @param unreached number of affected places without an address
        record DraftPublished(RulesVersion version, int letters, int unreached) implements PublicationResult {}

        record InvalidDraft(List<ProtocolMistake> mistakes) implements PublicationResult {}

        record DraftOutdated(RulesVersion latest) implements PublicationResult {}

        record DraftNotFound() implements PublicationResult {}
    }

    private final RulesDraftStore store;
    private final PublishedRules rules;
    private final RulesDraftAnnouncement draftAnnouncement;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesDraftPublisher(
            RulesDraftStore store,
            PublishedRules rules,
            RulesDraftAnnouncement draftAnnouncement,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.draftAnnouncement = draftAnnouncement;
        this.events = events;
        this.clock = clock;
    }

    /// Publishes a draft and writes to the affected people. Refused if another version was published since
    /// `latest`.
    @Transactional
    PublicationResult publish(Actor by, UUID id, String latest, ProtocolIdentityEditor lines, RulesDecision decision) {
        var found = store.open(id);
        if (found.isEmpty()) return new PublicationResult.DraftNotFound();
        // A published version that is not in force yet was announced before: the letters contain only newer
        // changes.
        var before = rules.whole(latest).map(PublishedRules.Whole::protocol);
        var own = remembered(lines.in(found.get().own()), found.get(), latest, lines, decision);
        return switch (rules.replace(own, latest, decision)) {
            case PublishedRules.Publishing.Superseded(var other) -> new PublicationResult.DraftOutdated(other);
            case PublishedRules.Publishing.Invalid(var mistakes) -> new PublicationResult.InvalidDraft(mistakes);
            case PublishedRules.Publishing.Published(var whole) -> {
                var hash = whole.archive().hash();
                // Of two concurrent calls, the second waited for the first and was refused above.
                store.end(id, DraftEnd.PUBLISHED, hash, by.id(), clock.instant());
                var told = draftAnnouncement.tell(by, before.orElseThrow(), whole.protocol(), decision.reason());
                events.publishEvent(new RulesPublished(
                        by.id(), hash, whole.protocol().identity().numbered()));
                yield new PublicationResult.DraftPublished(
                        rules.versions().getFirst(), told.letters(), told.unreached());
            }
        };
    }

    /// The folder with a new entry in its history: the changes, the workshop, the vote and the reason.
    private RulesFolder remembered(
            RulesFolder own, RulesDraft draft, String latest, ProtocolIdentityEditor lines, RulesDecision decision) {
        var before = rules.whole(latest).map(PublishedRules.Whole::own);
        return RulesHistory.with(
                own,
                new RulesHistory.Entry(
                        lines.version(),
                        LocalDate.now(clock),
                        List.of(decision.signedBy()),
                        Optional.of(draft.origin()).filter(origin -> origin.contains("telier")),
                        lines.adoptedBy(),
                        decision.reason(),
                        before.map(old -> RulesHistory.changed(old, own.bare())).orElseGet(List::of)));
    }
}
