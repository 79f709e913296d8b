package org.tousaidants.community.peerhelp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.community.resources.Resource;
import org.tousaidants.community.resources.Resources;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Entraide » — service for questions between helpers, their answers, and hours offered to a peer.
@Service
class Practice {
    /// The home of mutual help.
    ///
    /// @param people accounts that offer an hour
    record PeerHome(List<PeerQuestion> questions, List<PeerQuestion.MentorOffer> offers, Map<UUID, Account> people) {
        /// The offers of people who are still here.
        List<PeerQuestion.MentorOffer> present() {
            return offers.stream()
                    .filter(offer -> people.containsKey(offer.account()))
                    .toList();
        }
    }

    /// A question with its answers.
    ///
    /// @param names of the open accounts
    /// @param mayKeep whether the reader asked it or coordinates
    record PeerThread(
            PeerQuestion question, List<PeerQuestion.PeerAnswer> answers, Map<UUID, String> names, boolean mayKeep) {}

    private static final int SHOWN = 50;

    /// The time for which a question without an answer is proposed to peers.
    private static final Duration CURRENT = Duration.ofDays(30);

    private final PracticeStore store;
    private final Resources resources;
    private final Accounts accounts;
    private final Clock clock;

    Practice(PracticeStore store, Resources resources, Accounts accounts, Clock clock) {
        this.store = store;
        this.resources = resources;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    PeerHome home() {
        var offers = store.offers();
        var people = accounts.find(
                offers.stream().map(PeerQuestion.MentorOffer::account).toList());
        return new PeerHome(store.latest(SHOWN), offers, people);
    }

    /// The moments at which peers asked what nobody answered.
    @Transactional(readOnly = true)
    List<Instant> waiting(Actor reader) {
        return store.waiting(reader.id(), clock.instant().minus(CURRENT));
    }

    /// Asks peers. The form contains the id, so that a repeated request asks once.
    @Transactional
    public void ask(Actor actor, UUID id, String title, String words) {
        store.ask(id, actor.id(), title, words, clock.instant());
    }

    @Transactional(readOnly = true)
    Optional<PeerThread> find(Actor reader, UUID id) {
        return store.find(id).map(question -> {
            var answers = store.answers(id);
            var people = Stream.concat(
                            Stream.of(question.account()), answers.stream().map(PeerQuestion.PeerAnswer::account))
                    .toList();
            return new PeerThread(question, answers, accounts.names(people), decides(reader, question));
        });
    }

    private static boolean decides(Actor actor, PeerQuestion question) {
        return actor.is(Role.COORDINATOR) || actor.id().equals(question.account());
    }

    /// Adds an answer; false if the question is gone.
    @Transactional
    public boolean answer(Actor actor, UUID question, UUID id, String words) {
        if (store.find(question).isEmpty()) return false;
        store.answer(question, new PeerQuestion.PeerAnswer(id, actor.id(), words, clock.instant(), Optional.empty()));
        return true;
    }

    /// Keeps an answer as a resource with the same id, without a name. Only the asker or a coordinator may.
    @Transactional
    public boolean keep(Actor actor, UUID question, UUID answer, String source) {
        var asked = store.find(question).filter(one -> decides(actor, one));
        var good = store.answers(question).stream()
                .filter(one -> one.id().equals(answer))
                .findFirst();
        if (asked.isEmpty() || good.isEmpty()) return false;
        // A repeated request does not write over a resource that was corrected since.
        if (good.get().kept().isPresent()) return true;
        var now = clock.instant();
        resources.put(new Resource(
                answer,
                asked.get().title(),
                good.get().words(),
                Resource.ResourceKind.GUIDE,
                List.of(),
                new Resource.IntendedReaders(Resource.Audience.HELPER, "fr", Resource.ReadingLevel.USUAL),
                new Resource.ResourceSource(Resource.Licence.CC_BY_SA, source, ""),
                ParisTime.day(now),
                now));
        store.keep(answer, now);
        return true;
    }

    /// Deletes a question with its answers; a resource that was kept stays. Only the asker or a coordinator may.
    @Transactional
    public boolean remove(Actor actor, UUID question) {
        return store.find(question).filter(one -> decides(actor, one)).isPresent() && store.remove(question);
    }

    /// Offers an hour to a peer; done again, it changes the subject.
    @Transactional
    public void offer(Actor actor, String subject) {
        store.offer(actor.id(), subject, clock.instant());
    }

    @Transactional
    void takeBack(Actor actor) {
        store.takeBack(actor.id());
    }

    @EventListener
    @Transactional
    public void endWith(AccountClosed closed) {
        store.takeBack(closed.account());
    }
}
