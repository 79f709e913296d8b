package org.tousaidants.commons.funding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;

/// « Guichet des financements » — the door.
@Service
public class Funding {
    static final int READERS = 2;

    /// « Appel montré ».
    record Shown(Call call, List<Call.Project> projects, Instant now) {
        boolean open() {
            return now.isBefore(call.ends());
        }

        long grantedCents() {
            return projects.stream()
                    .mapToLong(one -> one.money().grantedCents().orElse(0L))
                    .sum();
        }
    }

    /// « Dossier d’un projet » — the readings only when both stand, or when they are one's own.
    record File(
            Call call,
            Call.Project project,
            List<Call.Reading> readings,
            int appointed,
            int given,
            List<Call.Opinion> opinions) {
        boolean readByAll() {
            return appointed >= READERS && given == appointed;
        }
    }

    /// « Suite donnée » — what became of an act.
    enum Outcome {
        DONE,
        /// The call is over, by this clock; or has not ended yet.
        NOT_NOW,
        /// More than what is left, or than one project may have.
        TOO_MUCH,
        /// Two readers have not both given what they think.
        NOT_READ,
        /// It was done before.
        BEFORE,
        /// One with a tie to the project.
        CONFLICT,
        NOT_FOUND
    }

    private final FundingStore store;
    private final Clock clock;

    Funding(FundingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public void publish(
            String network,
            UUID id,
            String title,
            String words,
            Instant ends,
            long cents,
            long mostCents,
            List<String> grid) {
        store.add(network, new Call(id, title, words, ends, cents, mostCents, grid, clock.instant()));
    }

    @Transactional(readOnly = true)
    List<Shown> list(String network) {
        return store.calls(network).stream().map(call -> shown(network, call)).toList();
    }

    @Transactional(readOnly = true)
    Optional<Shown> find(String network, UUID id) {
        return store.call(network, id).map(call -> shown(network, call));
    }

    private Shown shown(String network, Call call) {
        return new Shown(call, store.projects(network, call.id()), clock.instant());
    }

    /// The id is the form's own. One second late is late: the clock is ours, and the page shows it.
    @Transactional
    public Outcome send(
            String network, UUID call, UUID id, String name, String holder, String contact, String words, long cents) {
        var now = clock.instant();
        var found = store.call(network, call);
        if (found.isEmpty()) return Outcome.NOT_FOUND;
        if (!now.isBefore(found.get().ends())) return Outcome.NOT_NOW;
        if (cents > found.get().mostCents()) return Outcome.TOO_MUCH;
        store.send(
                network,
                new Call.Project(
                        id,
                        call,
                        now,
                        name,
                        holder,
                        contact,
                        words,
                        new Call.Money(cents, Optional.empty(), 0),
                        "",
                        ""));
        return Outcome.DONE;
    }

    /// At most two read one project, and neither decides of it.
    @Transactional
    public Outcome appoint(String network, UUID project, UUID reader) {
        if (store.hold(network, project).isEmpty()) return Outcome.NOT_FOUND;
        var able = store.readings(network, project).stream()
                .filter(one -> !one.conflict())
                .count();
        if (able >= READERS) return Outcome.BEFORE;
        store.appoint(network, project, reader);
        return Outcome.DONE;
    }

    /// What one reader thinks, once; or that she has a tie with it, after which another is found.
    @Transactional
    public Outcome read(Actor reader, UUID project, List<Integer> marks, String words, boolean conflict) {
        var reading =
                new Call.Reading(project, reader.id(), Optional.empty(), conflict ? List.of() : marks, words, conflict);
        return store.read(reader.network().id(), reading, clock.instant()) ? Outcome.DONE : Outcome.BEFORE;
    }

    /// As whoever asks may see it: a reader sees her own reading, and the other's once both are given.
    @Transactional(readOnly = true)
    Optional<File> file(Actor actor, UUID project) {
        var network = actor.network().id();
        var found = store.project(network, project);
        return found.flatMap(one -> store.call(network, one.call()).map(call -> {
            var able = store.readings(network, project).stream()
                    .filter(reading -> !reading.conflict())
                    .toList();
            var given = (int)
                    able.stream().filter(reading -> reading.at().isPresent()).count();
            var all = able.size() >= READERS && given == able.size();
            var seen = able.stream()
                    .filter(reading -> all || reading.reader().equals(actor.id()))
                    .toList();
            return new File(call, one, seen, able.size(), given, store.opinions(network, project));
        }));
    }

    @Transactional(readOnly = true)
    boolean reads(Actor actor, UUID project) {
        return store.readings(actor.network().id(), project).stream()
                .anyMatch(reading -> reading.reader().equals(actor.id()) && !reading.conflict());
    }

    @Transactional(readOnly = true)
    List<Call.Project> toRead(Actor actor) {
        return store.awaited(actor.network().id(), actor.id()).stream()
                .flatMap(reading -> store.project(actor.network().id(), reading.project()).stream())
                .toList();
    }

    /// What a member of the committee thinks, after both readings; said again it is corrected, until the decision.
    @Transactional
    public Outcome think(Actor by, UUID project, boolean favourable, String words) {
        var network = by.network().id();
        var found = store.hold(network, project);
        if (found.isEmpty()) return Outcome.NOT_FOUND;
        var refused = notInCommittee(by, found.get());
        if (refused.isPresent()) return refused.get();
        store.think(network, project, new Call.Opinion(by.id(), favourable, words), clock.instant());
        return Outcome.DONE;
    }

    /// Why somebody may not yet think or decide of a project: decided before, read by herself, or not read by two.
    private Optional<Outcome> notInCommittee(Actor by, Call.Project project) {
        if (project.money().grantedCents().isPresent()) return Optional.of(Outcome.BEFORE);
        var readings = store.readings(by.network().id(), project.id());
        if (readings.stream().anyMatch(one -> one.reader().equals(by.id()))) return Optional.of(Outcome.CONFLICT);
        var able = readings.stream().filter(one -> !one.conflict()).toList();
        return able.size() < READERS || able.stream().anyMatch(one -> one.at().isEmpty())
                ? Optional.of(Outcome.NOT_READ)
                : Optional.empty();
    }

    /// With its reason, after both readings, by somebody who read it not and has no tie with it.
    @Transactional
    public Outcome decide(Actor by, UUID project, long cents, String reason) {
        var network = by.network().id();
        var found = store.hold(network, project);
        if (found.isEmpty()) return Outcome.NOT_FOUND;
        var refused = notInCommittee(by, found.get());
        if (refused.isPresent()) return refused.get();
        var call = store.holdCall(network, found.get().call()).orElseThrow();
        if (clock.instant().isBefore(call.ends())) return Outcome.NOT_NOW;
        if (cents > call.mostCents() || cents > call.cents() - store.granted(network, call.id()))
            return Outcome.TOO_MUCH;
        store.decide(network, project, cents, reason, clock.instant());
        return Outcome.DONE;
    }

    /// An instalment; all of them never pass what was granted. The id is the form's own.
    @Transactional
    public Outcome pay(String network, UUID id, UUID project, long cents) {
        var found = store.hold(network, project);
        if (found.isEmpty()) return Outcome.NOT_FOUND;
        if (!found.get().granted()) return Outcome.NOT_NOW;
        if (found.get().money().paidCents() + cents
                > found.get().money().grantedCents().orElse(0L)) return Outcome.TOO_MUCH;
        store.pay(network, id, project, cents, clock.instant());
        return Outcome.DONE;
    }

    @Transactional
    public Outcome report(String network, UUID project, String words) {
        var found = store.hold(network, project);
        if (found.isEmpty()) return Outcome.NOT_FOUND;
        if (!found.get().granted()) return Outcome.NOT_NOW;
        store.report(network, project, words);
        return Outcome.DONE;
    }

    @Transactional
    public void plan(String network, UUID id, String title, String owner, String indicator, String state) {
        store.put(network, new Call.Action(id, title, owner, indicator, Call.State.valueOf(state), clock.instant()));
    }

    @Transactional(readOnly = true)
    List<Call.Action> actions(String network) {
        return store.actions(network);
    }
}
