package org.tousaidants.labels;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.helpers.HelperDossier;
import org.tousaidants.helpers.HelperDossiers;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.labels.Life.State;
import org.tousaidants.rules.Rules;

/// « Propositions » — the desk of the committee: what waits, who could be proposed, who has the label. For its members
/// and the coordination; for anybody else nothing is found, and nobody finds herself there.
@Service
class Proposals {
    /// What became of the wish to propose.
    sealed interface Proposing {
        record Proposed(UUID life) implements Proposing {}

        record NotFound() implements Proposing {}

        /// The same waits already.
        record Waits(UUID life) implements Proposing {}

        /// Neither the dossier nor its state allow it.
        record NotNow() implements Proposing {}
    }

    /// One line of what waits.
    record Waiting(Proposal proposal, String name, String profile, boolean complete, boolean mine) {}

    /// One complete dossier that nobody put to the committee yet.
    record Ready(UUID helper, String name, String profile, boolean again) {}

    /// One label, whatever its state.
    record Listed(Life life, State state, String name, String profile) {}

    /// The whole desk.
    ///
    /// @param members how many decide
    record Desk(
            List<Waiting> waiting,
            List<Ready> ready,
            List<Listed> lives,
            int members,
            int signatures,
            boolean member) {}

    private final LifeStore lives;
    private final ProposalStore store;
    private final HelperDossiers dossiers;
    private final Labels labels;
    private final Committee committee;
    private final Agenda agenda;
    private final Telling telling;
    private final Weighing weighing;
    private final Accounts accounts;
    private final Rules rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Proposals(
            LifeStore lives,
            ProposalStore store,
            HelperDossiers dossiers,
            Labels labels,
            Committee committee,
            Agenda agenda,
            Telling telling,
            Weighing weighing,
            Accounts accounts,
            Rules rules,
            Clock clock,
            ApplicationEventPublisher events) {
        this.lives = lives;
        this.store = store;
        this.dossiers = dossiers;
        this.labels = labels;
        this.committee = committee;
        this.agenda = agenda;
        this.telling = telling;
        this.weighing = weighing;
        this.accounts = accounts;
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

    /// Reading it is noted.
    @Transactional
    Optional<Desk> desk(Actor reader) {
        if (!mayRead(reader)) return Optional.empty();
        var network = reader.network().id();
        var ruling = rules.now(network);
        var all = lives.all(network);
        var open = store.open(network);
        var files = reader.is(Role.COORDINATOR) ? dossiers.all(network) : List.<HelperDossier>of();
        var names = names(network, all, files);
        var waiting = open.stream()
                .flatMap(one -> waiting(reader, one, all, names, ruling).stream())
                .toList();
        var ready = ready(reader, files, all, open, names, ruling);
        var listed = all.stream()
                .filter(life -> !life.holder().is(reader.id()))
                .map(life -> new Listed(
                        life,
                        life.state(telling.today(), ruling.protocol().helpers().graceDays()),
                        name(life, names),
                        profile(ruling, life.profile())))
                .filter(one -> one.state() != State.NEVER)
                .sorted(Comparator.comparing(Listed::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        var people = waiting.size() + ready.size() + listed.size();
        if (people > 0) events.publishEvent(new LabelsRead(network, reader.id(), "desk", people));
        return Optional.of(new Desk(
                waiting,
                ready,
                listed,
                committee.members(network).size(),
                ruling.protocol().helpers().decision().signatures(),
                committee.has(reader)));
    }

    private Map<UUID, Account> names(String network, List<Life> all, List<HelperDossier> files) {
        var people = new HashSet<UUID>();
        for (var life : all)
            switch (life.holder()) {
                case Holder.AHelper(var _, var account) -> people.add(account);
            }
        for (var file : files) people.add(file.account());
        return accounts.find(network, people);
    }

    private static String name(Life life, Map<UUID, Account> names) {
        return switch (life.holder()) {
            case Holder.AHelper(var _, var account) ->
                Optional.ofNullable(names.get(account)).map(Account::name).orElse("");
        };
    }

    private static String profile(Rules.InForce ruling, String id) {
        return ruling.protocol().profile(id).map(found -> found.name()).orElse(id);
    }

    private Optional<Waiting> waiting(
            Actor reader, Proposal one, List<Life> all, Map<UUID, Account> names, Rules.InForce ruling) {
        return all.stream()
                .filter(life -> life.id().equals(one.life()) && !life.holder().is(reader.id()))
                .findFirst()
                .map(life -> new Waiting(
                        one,
                        name(life, names),
                        profile(ruling, life.profile()),
                        !one.act().gives()
                                || weighing.of(reader.network().id(), life, ruling)
                                        .complete(),
                        committee.has(reader) && !one.signedBy(reader.id())));
    }

    private List<Ready> ready(
            Actor reader,
            List<HelperDossier> files,
            List<Life> all,
            List<Proposal> open,
            Map<UUID, Account> names,
            Rules.InForce ruling) {
        var waits = open.stream()
                .filter(one -> one.act().gives())
                .map(Proposal::life)
                .collect(Collectors.toSet());
        var found = new ArrayList<Ready>();
        for (var file : files) {
            var account = names.get(file.account());
            if (account == null || file.account().equals(reader.id())) continue;
            var holder = new Holder.AHelper(file.helper(), file.account());
            var life = all.stream()
                    .filter(one -> one.holder().equals(holder)
                            && one.profile().equals(file.dossier().profile()))
                    .findFirst();
            var possible = Labels.possible(
                    life,
                    life.filter(one -> waits.contains(one.id())).isPresent(),
                    weighing.of(file.dossier(), ruling),
                    ruling,
                    telling.today());
            if (possible instanceof Labels.Possible.MayAsk(var again))
                found.add(new Ready(
                        file.helper(),
                        account.name(),
                        profile(ruling, file.dossier().profile()),
                        again));
        }
        return found;
    }

    /// Reading it is noted.
    @Transactional
    Optional<Told> open(Actor reader, UUID life) {
        var network = reader.network().id();
        if (!mayRead(reader)) return Optional.empty();
        var found = lives.find(network, life)
                .filter(one -> !one.holder().is(reader.id()))
                .map(one -> telling.of(network, one));
        found.ifPresent(one -> events.publishEvent(new LabelsRead(network, reader.id(), life.toString(), 1)));
        return found;
    }

    boolean maySign(Actor member, Told told, Proposal proposal) {
        return committee.has(member)
                && proposal.isOpen()
                && !proposal.signedBy(member.id())
                && independent(member, told, proposal);
    }

    private static boolean independent(Actor member, Told told, Proposal proposal) {
        return !told.life().holder().is(member.id())
                && proposal.against()
                        .flatMap(told::proposal)
                        .filter(against -> against.signedBy(member.id()))
                        .isEmpty();
    }

    /// How many more could sign it.
    int left(Actor reader, Told told, Proposal proposal) {
        var against = proposal.against().flatMap(told::proposal);
        return (int) agenda.voters(reader.network().id(), told.life(), against).stream()
                .map(Account::id)
                .filter(member -> !proposal.signedBy(member))
                .count();
    }

    /// That a complete dossier be recognised, or its label renewed: what its owner could ask herself.
    @Transactional
    Proposing propose(Actor by, UUID helper) {
        var network = by.network().id();
        var file = by.is(Role.COORDINATOR)
                ? dossiers.find(network, helper).filter(one -> !one.account().equals(by.id()))
                : Optional.<HelperDossier>empty();
        if (file.isEmpty()) return new Proposing.NotFound();
        var ruling = rules.now(network);
        if (!(labels.possible(network, file.get(), ruling) instanceof Labels.Possible.MayAsk(var again)))
            return new Proposing.NotNow();
        var now = clock.instant();
        var life = lives.of(
                network,
                new Holder.AHelper(helper, file.get().account()),
                file.get().dossier().profile(),
                "fr",
                now);
        return put(by, life, again ? Proposal.Act.RENEW : Proposal.Act.RECOGNISE, "", ruling);
    }

    /// That a label be suspended, its suspension lifted, or that it be withdrawn.
    @Transactional
    Proposing propose(Actor by, UUID life, Proposal.Act act, String words) {
        var network = by.network().id();
        var found = mayRead(by)
                ? lives.find(network, life).filter(one -> !one.holder().is(by.id()))
                : Optional.<Life>empty();
        if (found.isEmpty()) return new Proposing.NotFound();
        var ruling = rules.now(network);
        var state =
                found.get().state(telling.today(), ruling.protocol().helpers().graceDays());
        return acts(state).contains(act) ? put(by, life, act, words, ruling) : new Proposing.NotNow();
    }

    /// What may be proposed to the committee in this state, beside what the person asks herself.
    static List<Proposal.Act> acts(State state) {
        return switch (state) {
            case VALID, GRACE -> List.of(Proposal.Act.SUSPEND, Proposal.Act.WITHDRAW);
            case SUSPENDED -> List.of(Proposal.Act.LIFT, Proposal.Act.WITHDRAW);
            case NEVER, LAPSED, WITHDRAWN -> List.of();
        };
    }

    private Proposing put(Actor by, UUID id, Proposal.Act act, String words, Rules.InForce ruling) {
        var network = by.network().id();
        var life = lives.lock(network, id).orElseThrow();
        return agenda.add(network, life, act, Optional.empty(), Optional.of(by.id()), words, ruling, clock.instant())
                .<Proposing>map(_ -> new Proposing.Proposed(id))
                .orElseGet(() -> new Proposing.Waits(id));
    }
}
