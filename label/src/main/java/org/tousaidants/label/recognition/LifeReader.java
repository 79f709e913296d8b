package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Accounts;

/// Gathers all that a page tells of a life.
@Component
class LifeReader {
    private final ProposalStore proposals;
    private final DossierWeigher weigher;
    private final HolderReader holderReader;
    private final Electorate electorate;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Rules rules;
    private final Clock clock;

    LifeReader(
            ProposalStore proposals,
            DossierWeigher weigher,
            HolderReader holderReader,
            Electorate electorate,
            Accounts accounts,
            Contacts contacts,
            Rules rules,
            Clock clock) {
        this.proposals = proposals;
        this.weigher = weigher;
        this.holderReader = holderReader;
        this.electorate = electorate;
        this.accounts = accounts;
        this.contacts = contacts;
        this.rules = rules;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    LifeView of(Life life) {
        var ruling = rules.now();
        var put = proposals.of(life.id());
        var people = new HashSet<UUID>();
        life.steps().forEach(step -> step.by().ifPresent(people::add));
        put.forEach(one -> {
            one.by().ifPresent(people::add);
            one.votes().forEach(vote -> people.add(vote.member()));
        });
        return new LifeView(
                life,
                holderReader.name(life.holder()),
                ruling,
                weigher.of(life, ruling),
                put,
                tooFew(life, put, life.label(ruling.protocol()).decision().signatures()),
                names(life, people),
                today());
    }

    private Set<UUID> tooFew(Life life, List<Proposal> put, int signatures) {
        return put.stream()
                .filter(Proposal::isOpen)
                .filter(one -> {
                    var against = put.stream()
                            .filter(other -> one.against().equals(Optional.of(other.id())))
                            .findFirst();
                    var yes = one.votes().stream()
                            .filter(Proposal.Vote::favourable)
                            .count();
                    var most = Math.max(yes, one.votes().size() - yes);
                    return most + electorate.left(life, one, against) < signatures;
                })
                .map(Proposal::id)
                .collect(Collectors.toSet());
    }

    private Map<UUID, String> names(Life life, Set<UUID> people) {
        var names = new HashMap<UUID, String>();
        accounts.find(people).forEach((id, account) -> names.put(id, account.name()));
        if (life.holder() instanceof Holder.APlace) contacts.names(people).forEach(names::putIfAbsent);
        return names;
    }

    LocalDate today() {
        return Paris.today(clock);
    }
}
