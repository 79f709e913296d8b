package org.tousaidants.labels;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.rules.Rules;

/// Gathers all that a page tells of a life.
@Component
class Telling {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ProposalStore proposals;
    private final Weighing weighing;
    private final Accounts accounts;
    private final Rules rules;
    private final Clock clock;

    Telling(ProposalStore proposals, Weighing weighing, Accounts accounts, Rules rules, Clock clock) {
        this.proposals = proposals;
        this.weighing = weighing;
        this.accounts = accounts;
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
                name(network, life),
                ruling,
                weighing.of(network, life, ruling),
                put,
                accounts.find(network, people),
                today());
    }

    /// Empty once her account is closed.
    String name(String network, Life life) {
        return switch (life.holder()) {
            case Holder.AHelper(var _, var id) ->
                accounts.find(network, Set.of(id)).values().stream()
                        .map(Account::name)
                        .findFirst()
                        .orElse("");
        };
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }
}
