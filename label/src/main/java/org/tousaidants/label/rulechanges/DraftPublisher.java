package org.tousaidants.label.rulechanges;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.inforce.RulesDecision;
import org.tousaidants.label.inforce.Version;
import org.tousaidants.label.rulechanges.DraftStore.End;
import org.tousaidants.label.rules.Folder;
import org.tousaidants.label.rules.History;
import org.tousaidants.label.rules.IdentityLines;
import org.tousaidants.label.rules.Mistake;
import org.tousaidants.platform.identity.Actor;

/// « Mise en vigueur d’un projet » — on its day, with its line of history, told to those whom it touches.
@Service
class DraftPublisher {
    /// What becomes of the wish to publish.
    sealed interface Publishing {
        /// @param letters to people and to those who answer for places
        /// @param unreached places that are touched and cannot be written to
        record Published(Version version, int letters, int unreached) implements Publishing {}

        record Refused(List<Mistake> mistakes) implements Publishing {}

        record Overtaken(Version latest) implements Publishing {}

        record NotFound() implements Publishing {}
    }

    private final DraftStore store;
    private final Rules rules;
    private final DraftAnnouncement draftAnnouncement;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DraftPublisher(
            DraftStore store,
            Rules rules,
            DraftAnnouncement draftAnnouncement,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.draftAnnouncement = draftAnnouncement;
        this.events = events;
        this.clock = clock;
    }

    /// Puts a draft into force on its day and writes to those whom it touches, if nothing was published since `latest`.
    @Transactional
    Publishing publish(Actor by, UUID id, String latest, IdentityLines lines, RulesDecision decision) {
        var found = store.open(id);
        if (found.isEmpty()) return new Publishing.NotFound();
        // What was published before and rules later was told already: only what is new since is told now.
        var before = rules.whole(latest).map(Rules.Whole::protocol);
        var own = remembered(lines.in(found.get().own()), found.get(), latest, lines, decision);
        return switch (rules.replace(own, latest, decision)) {
            case Rules.Publishing.Overtaken(var other) -> new Publishing.Overtaken(other);
            case Rules.Publishing.Refused(var mistakes) -> new Publishing.Refused(mistakes);
            case Rules.Publishing.Published(var whole) -> {
                var hash = whole.archive().hash();
                // Two at once: the second waited for the first, and was told above.
                store.end(id, End.PUBLISHED, hash, by.id(), clock.instant());
                var told = draftAnnouncement.tell(by, before.orElseThrow(), whole.protocol(), decision.reason());
                events.publishEvent(new RulesPublished(
                        by.id(), hash, whole.protocol().identity().numbered()));
                yield new Publishing.Published(rules.versions().getFirst(), told.letters(), told.unreached());
            }
        };
    }

    /// With its line of history: what it changed, from which workshop, voted by whom, and why.
    private Folder remembered(Folder own, Draft draft, String latest, IdentityLines lines, RulesDecision decision) {
        var before = rules.whole(latest).map(Rules.Whole::own);
        return History.with(
                own,
                new History.Entry(
                        lines.version(),
                        LocalDate.now(clock),
                        List.of(decision.signedBy()),
                        Optional.of(draft.origin()).filter(origin -> origin.contains("telier")),
                        lines.adoptedBy(),
                        decision.reason(),
                        before.map(old -> History.changed(old, own.bare())).orElseGet(List::of)));
    }
}
