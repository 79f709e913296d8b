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
import org.tousaidants.community.resources.LearningResource;
import org.tousaidants.community.resources.LearningResources;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Entraide » — stores questions between helpers, their answers, and hours that helpers offer to a peer.
@Service
public class PeerHelp {
    /// The start page of mutual help.
    ///
    /// @param people accounts that offer an hour, by id
    record PeerHelpOverview(
            List<PeerQuestion> questions, List<PeerQuestion.MentoringOffer> offers, Map<UUID, Account> people) {
        /// Returns the offers of an hour by people whose account is still open.
        List<PeerQuestion.MentoringOffer> present() {
            return offers.stream()
                    .filter(offer -> people.containsKey(offer.account()))
                    .toList();
        }
    }

    /// A question with its answers.
    ///
    /// @param names names of the open accounts
    /// @param mayKeep whether the reader asked the question or is a coordinator
    record PeerQuestionThread(
            PeerQuestion question, List<PeerQuestion.PeerAnswer> answers, Map<UUID, String> names, boolean mayKeep) {}

    private static final int SHOWN = 50;

    /// Time (30 days) for which a question without an answer is among the tasks of other helpers.
    private static final Duration CURRENT = Duration.ofDays(30);

    private final PeerHelpStore store;
    private final LearningResources resources;
    private final Accounts accounts;
    private final Clock clock;

    PeerHelp(PeerHelpStore store, LearningResources resources, Accounts accounts, Clock clock) {
        this.store = store;
        this.resources = resources;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    PeerHelpOverview home() {
        var offers = store.offers();
        var people = accounts.find(
                offers.stream().map(PeerQuestion.MentoringOffer::account).toList());
        return new PeerHelpOverview(store.latest(SHOWN), offers, people);
    }

    /// Returns the moments at which other helpers asked questions that nobody has answered yet.
    @Transactional(readOnly = true)
    List<Instant> waiting(SignedInPerson reader) {
        return store.waiting(reader.id(), clock.instant().minus(CURRENT));
    }

    /// « Réponse gardée » — an answer that is a resource.
    ///
    /// @param answer its id, which is the id of the resource
    /// @param title the question
    public record KeptAnswer(UUID answer, String title) {}

    /// The answers kept as resources since a moment, the newest first.
    @Transactional(readOnly = true)
    public List<KeptAnswer> kept(Instant since) {
        return store.kept(since, SHOWN);
    }

    /// « Question sans réponse ».
    public record UnansweredQuestion(UUID id, String title) {}

    /// The questions of the last thirty days that nobody answered, the oldest first.
    @Transactional(readOnly = true)
    public List<UnansweredQuestion> unanswered() {
        return store.unanswered(clock.instant().minus(CURRENT), SHOWN);
    }

    /// Stores a question of a helper. The form contains the id of the question, so that a form submitted twice
    /// stores only one.
    @Transactional
    public void ask(SignedInPerson actor, UUID id, String title, String words) {
        store.ask(id, actor.id(), title, words, clock.instant());
    }

    @Transactional(readOnly = true)
    Optional<PeerQuestionThread> find(SignedInPerson reader, UUID id) {
        return store.find(id).map(question -> {
            var answers = store.answers(id);
            var people = Stream.concat(
                            Stream.of(question.account()), answers.stream().map(PeerQuestion.PeerAnswer::account))
                    .toList();
            return new PeerQuestionThread(question, answers, accounts.names(people), decides(reader, question));
        });
    }

    private static boolean decides(SignedInPerson actor, PeerQuestion question) {
        return actor.is(Role.COORDINATOR) || actor.id().equals(question.account());
    }

    /// Stores an answer; returns false if the question was deleted.
    @Transactional
    public boolean answer(SignedInPerson actor, UUID question, UUID id, String words) {
        if (store.find(question).isEmpty()) return false;
        store.answer(question, new PeerQuestion.PeerAnswer(id, actor.id(), words, clock.instant(), Optional.empty()));
        return true;
    }

    /// Saves an answer as a learning resource with the same id, without the name of its author. Only the person
    /// who asked the question and coordinators may save it; the result is false for everybody else.
    @Transactional
    public boolean keep(SignedInPerson actor, UUID question, UUID answer, String source) {
        var asked = store.find(question).filter(one -> decides(actor, one));
        var good = store.answers(question).stream()
                .filter(one -> one.id().equals(answer))
                .findFirst();
        if (asked.isEmpty() || good.isEmpty()) return false;
        // If the answer is already saved, nothing is written, because the resource may have been corrected
        // since.
        if (good.get().kept().isPresent()) return true;
        var now = clock.instant();
        resources.put(new LearningResource(
                answer,
                asked.get().title(),
                good.get().words(),
                LearningResource.ResourceKind.GUIDE,
                List.of(),
                new LearningResource.ResourceTargetReaders(
                        LearningResource.ResourceAudience.HELPER, "fr", LearningResource.ResourceReadingLevel.USUAL),
                new LearningResource.ResourceSource(LearningResource.ResourceLicence.CC_BY_SA, source, ""),
                ParisTime.day(now),
                now));
        store.keep(answer, now);
        return true;
    }

    /// Deletes a question with its answers. A resource that was saved from an answer is not deleted. Only the
    /// person who asked the question and coordinators may delete it; the result is false for everybody else.
    @Transactional
    public boolean remove(SignedInPerson actor, UUID question) {
        return store.find(question).filter(one -> decides(actor, one)).isPresent() && store.remove(question);
    }

    /// Stores that a helper offers an hour to another helper. If the helper has already made an offer, its
    /// subject is replaced.
    @Transactional
    public void offer(SignedInPerson actor, String subject) {
        store.offer(actor.id(), subject, clock.instant());
    }

    @Transactional
    void takeBack(SignedInPerson actor) {
        store.takeBack(actor.id());
    }

    @EventListener
    @Transactional
    public void endWith(AccountClosed closed) {
        store.takeBack(closed.account());
    }
}
