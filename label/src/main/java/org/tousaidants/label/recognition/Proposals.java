package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.label.recognition.Proposal.Act;
import org.tousaidants.label.recognition.Proposal.Outcome;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.ToRenew;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.ReadingOrder;

/// « Propositions » — the desk of the committee: what waits, who could be proposed, who has the label. For its members
/// and the coordination; for anybody else nothing is found, and nobody finds herself there.
@Service
public class Proposals {
    /// What nobody decided since then is stuck.
    private static final Duration LONG = Duration.ofDays(30);
    static final int ON_A_PAGE = 20;

    /// What became of the wish to propose.
    public sealed interface Proposing {
        record Proposed(UUID life, UUID proposal) implements Proposing {}

        record NotFound() implements Proposing {}

        /// The same waits already.
        record Waits(UUID life) implements Proposing {}

        /// Neither the dossier nor its state allow it.
        record NotNow() implements Proposing {}
    }

    /// « Blocage » — why a proposal will not be decided as it is.
    enum Stuck {
        /// Too few may still sign.
        FEW,
        /// What it would give is no longer possible.
        NOT_COMPLETE,
        /// The label is in another state since.
        NOT_NOW,
        /// It has waited too long.
        LONG;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of the wish to drop what is stuck.
    sealed interface Dropping {
        record Dropped() implements Dropping {}

        record NotFound() implements Dropping {}

        /// The committee can still decide it.
        record NotStuck() implements Dropping {}

        record DecidedAlready() implements Dropping {}

        /// The key of the sentence.
        record CannotBe(String why) implements Dropping {}
    }

    /// One line of what waits.
    record Waiting(Proposal proposal, String name, String profile, boolean complete, boolean mine, int signatures) {}

    /// One complete dossier that nobody put to the committee yet.
    ///
    /// @param field under which the form says whose it is
    record Ready(String field, String value, String name, String profile, boolean again) {}

    /// One label, whatever its state.
    ///
    /// @param todo what is to be completed to keep it
    record Listed(Life life, State state, String name, String profile, Optional<ToRenew> todo) {}

    /// « Page d'une liste » — some lines of it, and where they stand.
    record Slice<T>(List<T> lines, int current, int last, int all) {
        static <T> Slice<T> of(List<T> all, int wanted) {
            var last = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
            var current = Math.clamp(wanted, 1, last);
            var from = (current - 1) * ON_A_PAGE;
            return new Slice<>(
                    List.copyOf(all.subList(from, Math.min(all.size(), from + ON_A_PAGE))), current, last, all.size());
        }

        <U> Slice<U> with(List<U> others) {
            return new Slice<>(others, current, last, all);
        }
    }

    /// Which page of each list.
    record Pages(int waiting, int ready, int lives) {}

    /// The whole desk.
    ///
    /// @param toRenew how many have the label and something to complete or to renew; for the coordination
    /// @param members how many decide
    /// @param signatures how many are needed at most
    record Desk(
            Slice<Waiting> waiting,
            Slice<Ready> ready,
            Slice<Listed> lives,
            int toRenew,
            int members,
            int signatures,
            boolean member) {}

    private final LifeStore lives;
    private final ProposalStore store;
    private final HelperDossiers dossiers;
    private final PlaceDossiers places;
    private final Holders holders;
    private final Wishes wishes;
    private final Committee committee;
    private final Agenda agenda;
    private final Voters voters;
    private final LifeReader telling;
    private final Weighing weighing;
    private final Effects effects;
    private final Steps steps;
    private final LabelLetters letters;
    private final Rules rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Proposals(
            LifeStore lives,
            ProposalStore store,
            HelperDossiers dossiers,
            PlaceDossiers places,
            Holders holders,
            Wishes wishes,
            Committee committee,
            Agenda agenda,
            Voters voters,
            LifeReader telling,
            Weighing weighing,
            Effects effects,
            Steps steps,
            LabelLetters letters,
            Rules rules,
            Clock clock,
            ApplicationEventPublisher events) {
        this.lives = lives;
        this.store = store;
        this.dossiers = dossiers;
        this.places = places;
        this.holders = holders;
        this.wishes = wishes;
        this.committee = committee;
        this.agenda = agenda;
        this.voters = voters;
        this.telling = telling;
        this.weighing = weighing;
        this.effects = effects;
        this.steps = steps;
        this.letters = letters;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
    }

    /// How many wait for the committee.
    @Transactional(readOnly = true)
    public int waiting(String network) {
        return store.open(network).size();
    }

    boolean mayRead(Actor reader) {
        return reader.is(Role.COORDINATOR) || committee.has(reader);
    }

    /// Reading it is noted, with how many it showed.
    @Transactional
    Optional<Desk> desk(Actor reader, Pages pages) {
        if (!mayRead(reader)) return Optional.empty();
        var network = reader.network().id();
        var ruling = rules.now(network);
        var all = lives.all(network);
        var open = store.open(network);
        var files = holders.files(network);
        var names = holders.names(network, all.stream().map(Life::holder).toList());
        var waiting = waiting(reader, pages.waiting(), open, all, names, files, ruling);
        var ready = reader.is(Role.COORDINATOR)
                ? Slice.of(ready(reader, files, all, open, ruling), pages.ready())
                : Slice.<Ready>of(List.of(), 1);
        var listed = Slice.of(
                ReadingOrder.by(
                        all.stream()
                                .filter(life -> !life.holder().is(reader.id()))
                                .map(life -> new Listed(
                                        life,
                                        life.state(telling.today(), ruling.protocol()),
                                        names.getOrDefault(life.holder(), ""),
                                        profile(ruling, life.profile()),
                                        Optional.empty()))
                                .filter(one -> one.state() != State.NEVER),
                        Listed::name),
                pages.lives());
        var people =
                waiting.lines().size() + ready.lines().size() + listed.lines().size();
        if (people > 0) events.publishEvent(new LabelsRead(network, reader.id(), "desk", people));
        return Optional.of(new Desk(
                waiting,
                ready,
                listed.with(listed.lines().stream()
                        .map(one -> new Listed(
                                one.life(), one.state(), one.name(), one.profile(), todo(one, files, ruling)))
                        .toList()),
                reader.is(Role.COORDINATOR) ? toRenew(files, ruling) : 0,
                committee.members(network).size(),
                Math.max(
                        ruling.protocol().helpers().decision().signatures(),
                        ruling.protocol().places().decision().signatures()),
                committee.has(reader)));
    }

    private static Optional<ToRenew> todo(Listed one, Holders.Files files, Rules.InForce ruling) {
        return files.of(one.life().holder())
                .filter(_ -> one.state() == State.VALID || one.state() == State.GRACE)
                .filter(file -> file.profile().equals(one.life().profile()))
                .flatMap(file -> ToRenew.of(ruling.judge(), file, ruling.today()))
                // That it ended is its state.
                .filter(todo -> !todo.lacking().isEmpty());
    }

    private static int toRenew(Holders.Files files, Rules.InForce ruling) {
        return (int) Stream.concat(
                        files.helpers().values().stream().map(HelperDossier::dossier),
                        files.places().values().stream()
                                .filter(place -> place.place().inLists())
                                .map(PlaceDossier::dossier))
                .filter(file -> ToRenew.of(ruling.judge(), file, ruling.today()).isPresent())
                .count();
    }

    private static String profile(Rules.InForce ruling, String id) {
        return ruling.protocol().profile(id).map(found -> found.name()).orElse(id);
    }

    /// Only what is shown is weighed.
    private Slice<Waiting> waiting(
            Actor reader,
            int page,
            List<Proposal> open,
            List<Life> all,
            Map<Holder, String> names,
            Holders.Files files,
            Rules.InForce ruling) {
        var known = all.stream()
                .filter(life -> !life.holder().is(reader.id()))
                .collect(Collectors.toMap(Life::id, life -> life));
        var slice = Slice.of(
                open.stream().filter(one -> known.containsKey(one.life())).toList(), page);
        var member = committee.has(reader);
        return slice.with(slice.lines().stream()
                .map(one -> {
                    var life = Objects.requireNonNull(known.get(one.life()));
                    return new Waiting(
                            one,
                            names.getOrDefault(life.holder(), ""),
                            profile(ruling, life.profile()),
                            !one.act().gives()
                                    || weighing.of(life, files.of(life.holder()), ruling)
                                            .complete(),
                            member && !one.signedBy(reader.id()),
                            life.label(ruling.protocol()).decision().signatures());
                })
                .toList());
    }

    private List<Ready> ready(
            Actor reader, Holders.Files files, List<Life> all, List<Proposal> open, Rules.InForce ruling) {
        var waits = open.stream()
                .filter(one -> one.act().gives())
                .map(Proposal::life)
                .collect(Collectors.toSet());
        var byHolder = new HashMap<Holder, List<Life>>();
        for (var life : all.reversed())
            byHolder.computeIfAbsent(files.standing(life.holder()), _ -> new ArrayList<>())
                    .add(life);
        var found = new ArrayList<Ready>();
        var helpers = files.helpers().values().stream()
                .filter(file -> !file.account().equals(reader.id()))
                .toList();
        var names = holders.names(
                network(reader),
                helpers.stream()
                        .<Holder>map(file -> new Holder.AHelper(file.helper(), file.account()))
                        .toList());
        for (var file : helpers) {
            var holder = new Holder.AHelper(file.helper(), file.account());
            var name = names.get(holder);
            if (name != null)
                ready(holder, file.dossier(), byHolder, waits, ruling)
                        .ifPresent(again -> found.add(new Ready(
                                "aidant",
                                file.helper().toString(),
                                name,
                                profile(ruling, file.dossier().profile()),
                                again)));
        }
        for (var file : files.places().values()) {
            if (!file.place().inLists()) continue;
            ready(new Holder.APlace(file.place().id()), file.dossier(), byHolder, waits, ruling)
                    .ifPresent(again -> found.add(new Ready(
                            "lieu",
                            file.place().code().value(),
                            Holders.name(file.place()),
                            profile(ruling, file.dossier().profile()),
                            again)));
        }
        return ReadingOrder.by(found.stream(), Ready::name);
    }

    /// Whether it could be proposed, and whether that would be again.
    private Optional<Boolean> ready(
            Holder holder, Dossier dossier, Map<Holder, List<Life>> byHolder, Set<UUID> waits, Rules.InForce ruling) {
        var own = byHolder.getOrDefault(holder, List.of()).stream()
                .filter(life -> life.profile().equals(dossier.profile()))
                .toList();
        return wishes.possible(own, waits, weighing.of(dossier, ruling), holder, ruling)
                        instanceof Labels.Possible.MayAsk(var again)
                ? Optional.of(again)
                : Optional.empty();
    }

    private static String network(Actor actor) {
        return actor.network().id();
    }

    /// Reading it is noted.
    @Transactional
    Optional<LifeView> open(Actor reader, UUID life) {
        var network = network(reader);
        if (!mayRead(reader)) return Optional.empty();
        var found = lives.find(network, life)
                .filter(one -> !one.holder().is(reader.id()))
                .map(one -> telling.of(network, one));
        found.ifPresent(one -> events.publishEvent(new LabelsRead(network, reader.id(), life.toString(), 1)));
        return found;
    }

    boolean maySign(Actor member, LifeView told, Proposal proposal) {
        return committee.has(member)
                && proposal.isOpen()
                && !proposal.signedBy(member.id())
                && voters.of(network(member), told.life(), against(told, proposal)).stream()
                        .anyMatch(voter -> voter.id().equals(member.id()));
    }

    private static Optional<Proposal> against(LifeView told, Proposal proposal) {
        return proposal.against().flatMap(told::proposal);
    }

    /// Nobody takes from a holder the appeal that she made, nor what the committee can still decide.
    Optional<Stuck> stuck(LifeView told, Proposal proposal) {
        if (!proposal.isOpen() || proposal.act() == Act.APPEAL) return Optional.empty();
        if (told.tooFew(proposal)) return Optional.of(Stuck.FEW);
        if (proposal.act().gives() && !told.weighed().complete()) return Optional.of(Stuck.NOT_COMPLETE);
        if (!proposal.act().gives()
                && !acts(told.state()).contains(proposal.act())
                && told.life().stayedUntil().isEmpty()) return Optional.of(Stuck.NOT_NOW);
        return proposal.openedAt().plus(LONG).isBefore(clock.instant()) ? Optional.of(Stuck.LONG) : Optional.empty();
    }

    /// By the coordination, with a reason that the holder reads.
    @Transactional
    Dropping drop(Actor by, UUID id, String reason) {
        var network = network(by);
        var life = store.find(network, id)
                .filter(_ -> by.is(Role.COORDINATOR))
                .flatMap(one -> lives.lock(network, one.life()))
                .filter(one -> !one.holder().is(by.id()));
        if (life.isEmpty()) return new Dropping.NotFound();
        // Read again, now that nobody else writes.
        var proposal = store.find(network, id).orElseThrow();
        if (!proposal.isOpen()) return new Dropping.DecidedAlready();
        var told = telling.of(network, life.get());
        if (stuck(told, proposal).isEmpty()) return new Dropping.NotStuck();
        var now = clock.instant();
        if (life.get().last().filter(now::isBefore).isPresent())
            return new Dropping.CannotBe(Effects.Why.CLOCK_BEHIND.key());
        var lifted = Optional.<Effects.Effect>empty();
        // What was done in a hurry, and will not be confirmed, is undone with it.
        if (proposal.act() == Act.SUSPEND && life.get().stayedUntil().isPresent())
            lifted = Optional.of(effects.apply(
                    by, life.get(), Act.LIFT, told.weighed(), told.rules(), LocalDate.ofInstant(now, Paris.ZONE)));
        if (lifted.isPresent() && lifted.get() instanceof Effects.Effect.Not(var why))
            return new Dropping.CannotBe(why.key());
        store.close(network, id, Outcome.DROPPED, now);
        step(by, life.get(), Step.Act.DROPPED, reason, told, proposal);
        if (lifted.isPresent()) step(by, life.get(), Step.Act.LIFTED, "", told, proposal);
        letters.tell(network, life.get(), "dropped", List.of(reason), now);
        return new Dropping.Dropped();
    }

    private void step(Actor by, Life life, Step.Act act, String reason, LifeView told, Proposal proposal) {
        steps.append(
                network(by),
                life,
                new Step(
                        clock.instant(),
                        act,
                        Optional.of(by.id()),
                        reason,
                        told.rules().version(),
                        Optional.of(proposal.id()),
                        Optional.empty()));
    }

    /// That a complete dossier be recognised, or its label renewed: what its owner could ask herself.
    @Transactional
    Proposing propose(Actor by, UUID helper) {
        var file = by.is(Role.COORDINATOR)
                ? dossiers.find(network(by), helper)
                        .filter(one -> !one.account().equals(by.id()))
                : Optional.<HelperDossier>empty();
        return file.map(one -> propose(by, new Holder.AHelper(helper, one.account()), one.dossier()))
                .orElseGet(Proposing.NotFound::new);
    }

    /// The same for a place.
    @Transactional
    public Proposing propose(Actor by, PlaceCode code) {
        if (!by.is(Role.COORDINATOR)) return new Proposing.NotFound();
        return places.find(network(by), code)
                .filter(one -> one.place().inLists())
                .map(one -> propose(by, new Holder.APlace(one.place().id()), one.dossier()))
                .orElseGet(Proposing.NotFound::new);
    }

    private Proposing propose(Actor by, Holder holder, Dossier dossier) {
        var network = network(by);
        var ruling = rules.now(network);
        if (wishes.possible(network, holder, dossier, ruling) instanceof Labels.Possible.Waits)
            return new Proposing.Waits(wishes.begun(network, holder, dossier.profile(), "fr", ruling)
                    .id());
        if (!(wishes.possible(network, holder, dossier, ruling) instanceof Labels.Possible.MayAsk))
            return new Proposing.NotNow();
        var life = wishes.begun(network, holder, dossier.profile(), "fr", ruling);
        if (!(wishes.possible(network, holder, dossier, ruling) instanceof Labels.Possible.MayAsk(var again)))
            return new Proposing.NotNow();
        return put(by, life, again ? Act.RENEW : Act.RECOGNISE, "", ruling);
    }

    /// That a label be suspended, its suspension lifted, or that it be withdrawn.
    @Transactional
    Proposing propose(Actor by, UUID life, Act act, String words) {
        var network = network(by);
        var found = mayRead(by)
                ? lives.lock(network, life).filter(one -> !one.holder().is(by.id()))
                : Optional.<Life>empty();
        if (found.isEmpty()) return new Proposing.NotFound();
        var ruling = rules.now(network);
        var state = found.get().state(telling.today(), ruling.protocol());
        return acts(state).contains(act) ? put(by, found.get(), act, words, ruling) : new Proposing.NotNow();
    }

    /// What may be proposed to the committee in this state, beside what the person asks herself.
    static List<Act> acts(State state) {
        return switch (state) {
            case VALID, GRACE -> List.of(Act.SUSPEND, Act.WITHDRAW);
            case SUSPENDED -> List.of(Act.LIFT, Act.WITHDRAW);
            case NEVER, LAPSED, WITHDRAWN -> List.of();
        };
    }

    /// @param life held
    private Proposing put(Actor by, Life life, Act act, String words, Rules.InForce ruling) {
        return agenda.propose(network(by), life, act, Optional.of(by.id()), words, ruling)
                .<Proposing>map(id -> new Proposing.Proposed(life.id(), id))
                .orElseGet(() -> new Proposing.Waits(life.id()));
    }
}
