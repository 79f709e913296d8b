package org.tousaidants.community.monthlyletter;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.community.events.CommunityEvents;
import org.tousaidants.community.monthlyletter.MonthlyIssue.LetterItem;
import org.tousaidants.community.monthlyletter.MonthlyIssue.Section;
import org.tousaidants.community.peerhelp.PeerHelp;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;

/// « La lettre du mois » — service by which helpers subscribe and stop, and the coordination prepares, previews
/// and sends one letter a month.
@Service
public class MonthlyLetters {
    static final String STOP = "monthlyletter.stop";
    private static final Duration STOP_WITHIN = Duration.ofDays(400);
    private static final Duration WORTH = Duration.ofDays(7);
    private static final int ARCHIVED = 36;

    /// The letter that the coordination prepares.
    ///
    /// @param found all items of the month, also those left out
    /// @param subject and body as the readers receive them in French
    record PreparedLetter(MonthlyIssue issue, List<LetterItem> found, String subject, String body, int readers) {
        boolean leftOut(LetterItem item) {
            return issue.leftOut().contains(item.id());
        }

        boolean sent() {
            return issue.sent().isPresent();
        }

        /// Whether there is anything to read.
        boolean hasContent() {
            return !issue.opening().isBlank() || found.stream().anyMatch(item -> !leftOut(item));
        }
    }

    /// « Envoi de la lettre » — the result of sending.
    enum SendResult {
        SENT,
        ALREADY_SENT,
        NOTHING_TO_SAY,
        NOBODY
    }

    private final MonthlyLetterStore store;
    private final PeerHelp practice;
    private final CommunityEvents events;
    private final Accounts accounts;
    private final SecretLinks links;
    private final LetterOutbox outbox;
    private final SitePublicAddress address;
    private final Clock clock;

    MonthlyLetters(
            MonthlyLetterStore store,
            PeerHelp practice,
            CommunityEvents events,
            Accounts accounts,
            SecretLinks links,
            LetterOutbox outbox,
            SitePublicAddress address,
            Clock clock) {
        this.store = store;
        this.practice = practice;
        this.events = events;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
    }

    @Transactional
    public void subscribe(SignedInPerson self) {
        store.subscribe(self.id(), clock.instant());
    }

    @Transactional
    public void unsubscribe(SignedInPerson self) {
        stop(self.id());
    }

    private boolean stop(UUID account) {
        links.revoke(STOP, account.toString());
        return store.unsubscribe(account);
    }

    @Transactional(readOnly = true)
    boolean subscribed(SignedInPerson self) {
        return store.subscribed(self.id());
    }

    /// Whether the link of a letter is valid. It changes nothing, because mail scanners open links too.
    @Transactional(readOnly = true)
    boolean mayStop(String secret) {
        return links.open(STOP, secret) instanceof SecretLinkResult.ValidLink;
    }

    /// Stops the letter for the receiver of a link, without signing in.
    @Transactional
    boolean stop(String secret) {
        return links.open(STOP, secret) instanceof SecretLinkResult.ValidLink(var link) && stop(link.about());
    }

    @EventListener
    @Transactional
    public void endWith(AccountClosed closed) {
        stop(closed.account());
    }

    private LocalDate month() {
        return ParisTime.today(clock).withDayOfMonth(1);
    }

    /// The letter of this month: the draft, or what was sent.
    @Transactional(readOnly = true)
    public PreparedLetter prepared() {
        return prepared(store.find(month()).orElseGet(() -> MonthlyIssue.blank(month())));
    }

    private PreparedLetter prepared(MonthlyIssue issue) {
        var found = issue.sent().isPresent() ? issue.content() : items(issue.month());
        var text = new MonthlyLetterText(Messages.in(Locale.FRENCH), address::of);
        return new PreparedLetter(
                issue,
                found,
                text.subject(issue),
                text.body(issue, kept(issue, found)),
                readers().size());
    }

    private static List<LetterItem> kept(MonthlyIssue issue, List<LetterItem> found) {
        return found.stream()
                .filter(item -> !issue.leftOut().contains(item.id()))
                .toList();
    }

    /// The items: answers kept since the last letter, events of the coming month, questions without an answer.
    private List<LetterItem> items(LocalDate month) {
        var since = store.sent(1).stream()
                .flatMap(last -> last.sent().stream())
                .findFirst()
                .orElseGet(
                        () -> month.minusMonths(1).atStartOfDay(ParisTime.ZONE).toInstant());
        var items = new ArrayList<LetterItem>();
        practice.kept(since).forEach(one -> items.add(new LetterItem(Section.ANSWER, one.answer(), one.title(), "")));
        var now = clock.instant();
        events.between(
                        now,
                        ParisTime.today(clock)
                                .plusMonths(1)
                                .atStartOfDay(ParisTime.ZONE)
                                .toInstant())
                .forEach(one -> items.add(new LetterItem(
                        Section.EVENT,
                        one.id(),
                        one.title(),
                        MonthlyLetterPages.day(ParisTime.day(one.starts()), Locale.FRENCH) + ", " + one.place())));
        practice.unanswered().forEach(one -> items.add(new LetterItem(Section.QUESTION, one.id(), one.title(), "")));
        return List.copyOf(items);
    }

    /// Keeps the words of the coordination and what they left out; false if the letter was sent.
    @Transactional
    public boolean draft(SignedInPerson by, String opening, Set<UUID> kept) {
        var leftOut = items(month()).stream()
                .map(LetterItem::id)
                .filter(id -> !kept.contains(id))
                .toList();
        var blank = MonthlyIssue.blank(month());
        return store.draft(
                new MonthlyIssue(blank.month(), opening, leftOut, blank.content(), blank.sent(), blank.sentTo()));
    }

    /// Sends the letter of this month, once, to the helpers who asked for it.
    @Transactional
    public SendResult send(SignedInPerson by) {
        var prepared = prepared();
        if (prepared.sent()) return SendResult.ALREADY_SENT;
        if (!prepared.hasContent()) return SendResult.NOTHING_TO_SAY;
        var readers = readers();
        if (readers.isEmpty()) return SendResult.NOBODY;
        var issue = prepared.issue();
        var items = kept(issue, prepared.found());
        var now = clock.instant();
        store.draft(issue);
        if (!store.send(issue.month(), items, readers.size(), now)) return SendResult.ALREADY_SENT;
        for (var reader : readers) outbox.post(letter(reader, issue, items), now.plus(WORTH));
        return SendResult.SENT;
    }

    private Letter letter(Account to, MonthlyIssue issue, List<LetterItem> items) {
        var words = Messages.in(to.lang());
        var text = new MonthlyLetterText(words, address::of);
        var secret = links.make(
                SecretLink.SecretLinkRequest.of(STOP, to.id().toString()),
                clock.instant().plus(STOP_WITHIN));
        var stop = address.of("/lettre/arret/" + secret.text(), words.locale());
        return new Letter(
                to.mail(),
                words.locale().getLanguage(),
                text.subject(issue),
                text.body(issue, items) + "\n\n" + words.t("monthlyletter.mail.stop", stop),
                "",
                address.known() ? stop : "");
    }

    /// The open accounts that asked for the letter.
    private List<Account> readers() {
        return List.copyOf(accounts.find(store.subscribers()).values());
    }

    /// The letters sent, newest first.
    @Transactional(readOnly = true)
    List<MonthlyIssue> archive() {
        return store.sent(ARCHIVED);
    }

    @Transactional(readOnly = true)
    Optional<MonthlyIssue> find(LocalDate month) {
        return store.find(month).filter(issue -> issue.sent().isPresent());
    }

    /// Whether helpers wait for the letter of this month.
    @Transactional(readOnly = true)
    boolean due() {
        return !store.subscribers().isEmpty() && !prepared().sent();
    }
}
