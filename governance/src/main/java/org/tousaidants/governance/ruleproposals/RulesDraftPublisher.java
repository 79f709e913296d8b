package org.tousaidants.governance.ruleproposals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.governance.ruleproposals.RulesDraftStore.DraftEndReason;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesAdoptionDecision;
import org.tousaidants.rules.versions.RulesVersion;

/// « Mise en vigueur d’un projet » — publishes a draft with its first day, adds an entry to its history, and sends
/// letters to the affected people.
@Service
class RulesDraftPublisher {
    /// The result of publishing a draft.
    sealed interface DraftPublicationResult {
        /// The draft was published.
        ///
        /// @param letters number of letters to people and to those responsible for places
        /// @param unreached number of affected places without a mail address
        record DraftPublished(RulesVersion version, int letters, int unreached) implements DraftPublicationResult {}

        record InvalidDraftNotPublished(List<ProtocolMistake> mistakes) implements DraftPublicationResult {}

        record DraftOutdated(RulesVersion latest) implements DraftPublicationResult {}

        record DraftToPublishNotFound() implements DraftPublicationResult {}
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

    /// Publishes a draft and sends letters to the people and places that it affects. The publication is refused
    /// if another version was published since `latest`, the version that the coordinator saw.
    @Transactional
    DraftPublicationResult publish(
            SignedInPerson by, UUID id, String latest, ProtocolIdentityEditor lines, RulesAdoptionDecision decision) {
        var found = store.open(id);
        if (found.isEmpty()) return new DraftPublicationResult.DraftToPublishNotFound();
        // If the latest published version is not in force yet, it was already announced by letters. The new
        // letters are then compared with this version, and contain only changes that it did not contain.
        var before = rules.whole(latest).map(PublishedRules.CompleteRules::protocol);
        var own = remembered(lines.in(found.get().own()), found.get(), latest, lines, decision);
        return switch (rules.replace(own, latest, decision)) {
            case PublishedRules.RulesPublicationResult.RulesSuperseded(var other) ->
                new DraftPublicationResult.DraftOutdated(other);
            case PublishedRules.RulesPublicationResult.InvalidRulesToPublish(var mistakes) ->
                new DraftPublicationResult.InvalidDraftNotPublished(mistakes);
            case PublishedRules.RulesPublicationResult.RulesVersionPublished(var whole) -> {
                var hash = whole.archive().hash();
                // If two people publish at the same time, only the first call reaches this line. The
                // second waited for the first and was refused above.
                store.end(id, DraftEndReason.PUBLISHED, hash, by.id(), clock.instant());
                var told = draftAnnouncement.tell(by, before.orElseThrow(), whole.protocol(), decision.reason());
                events.publishEvent(new TerritoryRulesPublished(
                        by.id(), hash, whole.protocol().identity().numbered()));
                yield new DraftPublicationResult.DraftPublished(
                        rules.versions().getFirst(), told.letters(), told.unreached());
            }
        };
    }

    /// Returns the files of the rules with a new entry in their history. The entry contains the changes, the
    /// workshop, the vote and the reason.
    private RulesFolder remembered(
            RulesFolder own,
            RulesDraft draft,
            String latest,
            ProtocolIdentityEditor lines,
            RulesAdoptionDecision decision) {
        var before = rules.whole(latest).map(PublishedRules.CompleteRules::own);
        return RulesHistory.with(
                own,
                new RulesHistory.RulesHistoryEntry(
                        lines.version(),
                        LocalDate.now(clock),
                        List.of(decision.signedBy()),
                        Optional.of(draft.origin()).filter(origin -> origin.contains("telier")),
                        lines.adoptedBy(),
                        decision.reason(),
                        before.map(old -> RulesHistory.changed(old, own.bare())).orElseGet(List::of)));
    }
}
