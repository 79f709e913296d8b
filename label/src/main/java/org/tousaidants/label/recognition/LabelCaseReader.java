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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.rules.versions.PublishedRules;

/// Reads the data of a case for its page.
@Component
class LabelCaseReader {
    private final CommitteeProposalStore proposals;
    private final LabelDossierAssessor weigher;
    private final LabelHolderReader holderReader;
    private final CommitteeVoteEligibility electorate;
    private final Accounts accounts;
    private final PlaceContacts contacts;
    private final PublishedRules rules;
    private final Clock clock;

    LabelCaseReader(
            CommitteeProposalStore proposals,
            LabelDossierAssessor weigher,
            LabelHolderReader holderReader,
            CommitteeVoteEligibility electorate,
            Accounts accounts,
            PlaceContacts contacts,
            PublishedRules rules,
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

    /// Returns the committee or mediator to whom an appeal goes if too few members may judge the appeal.
    Optional<AppealReferee> announcedJudge() {
        return electorate.elsewhere(List.of()).announced();
    }

    Instant now() {
        return clock.instant();
    }

    LabelCaseView of(LabelCase life) {
        var ruling = rules.now();
        var put = proposals.of(life.id());
        var people = new HashSet<UUID>();
        life.steps().forEach(step -> step.by().ifPresent(people::add));
        put.forEach(one -> {
            one.by().ifPresent(people::add);
            one.votes().forEach(vote -> people.add(vote.member()));
        });
        var elsewhere = electorate.elsewhere(put);
        return new LabelCaseView(
                life,
                holderReader.name(life.holder()),
                ruling,
                weigher.of(life, ruling),
                put,
                tooFew(
                        life,
                        put,
                        elsewhere,
                        life.label(ruling.protocol()).decision().signatures()),
                elsewhere,
                names(life, people),
                today());
    }

    private Set<UUID> tooFew(
            LabelCase life,
            List<CommitteeProposal> put,
            CommitteeVoteEligibility.JudgesElsewhere elsewhere,
            int signatures) {
        return put.stream()
                .filter(CommitteeProposal::isOpen)
                .filter(one -> !elsewhere.referred().containsKey(one.id()))
                .filter(one -> {
                    var against = put.stream()
                            .filter(other -> one.against().equals(Optional.of(other.id())))
                            .findFirst();
                    return electorate.tooFew(life, one, against, signatures);
                })
                .map(CommitteeProposal::id)
                .collect(Collectors.toSet());
    }

    private Map<UUID, String> names(LabelCase life, Set<UUID> people) {
        var names = new HashMap<UUID, String>();
        accounts.find(people).forEach((id, account) -> names.put(id, account.name()));
        if (life.holder() instanceof LabelHolder.PlaceAsLabelHolder)
            contacts.names(people).forEach(names::putIfAbsent);
        return names;
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
