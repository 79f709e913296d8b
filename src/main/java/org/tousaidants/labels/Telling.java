package org.tousaidants.labels;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.care.Contacts;
import org.tousaidants.identity.Accounts;
import org.tousaidants.rules.Rules;

/// Gathers all that a page tells of a life.
@Component
class Telling {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ProposalStore proposals;
    private final Weighing weighing;
    private final Holders holders;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Rules rules;
    private final Clock clock;

    Telling(
            ProposalStore proposals,
            Weighing weighing,
            Holders holders,
            Accounts accounts,
            Contacts contacts,
            Rules rules,
            Clock clock) {
        this.proposals = proposals;
        this.weighing = weighing;
        this.holders = holders;
        this.accounts = accounts;
        this.contacts = contacts;
        this.rules = rules;
        this.clock = clock;
    }

    Told of(String network, Life life) {
        var ruling = rules.now(network);
        var put = proposals.of(network, life.id());
        var people = new HashSet<UUID>();
        life.steps().forEach(step -> step.by().ifPresent(people::add));
        put.forEach(one -> {
            one.by().ifPresent(people::add);
            one.votes().forEach(vote -> people.add(vote.member()));
        });
        return new Told(
                life,
                holders.name(network, life.holder()),
                ruling,
                weighing.of(network, life, ruling),
                put,
                names(network, life, people),
                today());
    }

    private Map<UUID, String> names(String network, Life life, Set<UUID> people) {
        var names = new HashMap<UUID, String>();
        accounts.find(network, people).forEach((id, account) -> names.put(id, account.name()));
        if (life.holder() instanceof Holder.APlace)
            contacts.names(network, people).forEach(names::putIfAbsent);
        return names;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }
}
