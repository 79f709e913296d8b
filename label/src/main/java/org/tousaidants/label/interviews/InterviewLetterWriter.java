package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Seat;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.SiteLetters;
import org.tousaidants.platform.web.Messages;

/// What is written to the person and to her peers. A letter tells what to do and where; what was said stays on the
/// site.
@Component
class InterviewLetterWriter {
    static final String MINE = "/mon-dossier/entretien";
    static final String PEER = "/entretiens-de-pairs/";

    private static final Function<Messages, String> NOTHING = _ -> "";
    private static final Duration WORTH = Duration.ofDays(14);

    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final SiteLetters letters;
    private final Clock clock;

    InterviewLetterWriter(HelperDossiers dossiers, Accounts accounts, SiteLetters letters, Clock clock) {
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// The same, dated by another clock: a demonstration plays what happened weeks ago.
    InterviewLetterWriter at(Clock other) {
        return new InterviewLetterWriter(dossiers, accounts, letters, other);
    }

    void drawn(String network, Interview interview, Seat seat) {
        toPeer(network, interview, seat.peer(), "drawn", NOTHING);
    }

    /// To everybody: the day is fixed.
    void fixed(String network, Interview interview, Instant day) {
        var place = interview.meeting().place();
        toHelper(network, interview, "fixed", words -> said(day, words) + "\n" + place);
        for (var seat : interview.live())
            toPeer(network, interview, seat.peer(), "fixed", words -> said(day, words) + "\n" + place);
    }

    /// @param by the last day on which she may conclude
    void reminded(String network, Interview interview, Seat seat, LocalDate by) {
        toPeer(network, interview, seat.peer(), "reminded", words -> words.t("interviews.mail.day", by));
    }

    /// She did not conclude in time.
    void silent(String network, Interview interview, Seat seat) {
        toPeer(network, interview, seat.peer(), "silent", NOTHING);
    }

    /// Another person must meet her.
    void standIn(String network, Interview interview) {
        toHelper(network, interview, interview.ofMeeting().isEmpty() ? "silent" : "stand-in", NOTHING);
    }

    void newDates(String network, Interview interview) {
        toHelper(network, interview, interview.meeting().settling() ? "third" : "dates", NOTHING);
    }

    /// Her dates stand: as soon as a person can be drawn, she is.
    void nobody(String network, Interview interview) {
        toHelper(network, interview, "nobody", NOTHING);
    }

    void disagreed(String network, Interview interview) {
        toHelper(network, interview, "third", NOTHING);
    }

    void settled(String network, Interview interview) {
        toHelper(network, interview, "settled", NOTHING);
    }

    /// The dates that she was asked about no longer hold.
    void otherDates(String network, Interview interview, Seat seat) {
        toPeer(network, interview, seat.peer(), "dates", NOTHING);
    }

    void cancelled(String network, Interview interview) {
        for (var seat : interview.live()) toPeer(network, interview, seat.peer(), "cancelled", NOTHING);
    }

    /// @param more said in the language of who reads it
    private void toHelper(String network, Interview interview, String what, Function<Messages, String> more) {
        post(network, interview, interview.helper(), "mine." + what, more, MINE);
    }

    private void toPeer(String network, Interview interview, UUID peer, String what, Function<Messages, String> more) {
        post(network, interview, peer, "peer." + what, more, PEER + interview.id());
    }

    private void post(
            String network,
            Interview interview,
            UUID reader,
            String what,
            Function<Messages, String> more,
            String path) {
        account(network, reader)
                .ifPresent(to -> letters.post(
                        network,
                        to,
                        "interviews.mail." + what,
                        clock.instant().plus(WORTH),
                        to.name(),
                        new SiteLetters.Words(more),
                        new SiteLetters.PageAddress(path),
                        account(network, interview.helper()).map(Account::name).orElse("")));
    }

    private Optional<Account> account(String network, UUID helper) {
        return dossiers.helper(network, helper).flatMap(one -> accounts.find(network, one.account()));
    }

    private static String said(Instant day, Messages words) {
        var paris = day.atZone(Paris.ZONE);
        return words.t("interviews.mail.when", paris.toLocalDate(), paris.toLocalTime());
    }
}
