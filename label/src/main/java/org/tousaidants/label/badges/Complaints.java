package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkForm;
import org.tousaidants.platform.feedback.Remarks;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.SiteLetters;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Les réclamations » — heard from anybody, followed by the holder of their address, answered by the coordination.
@Service
public class Complaints {
    private static final int SHOWN = 200;
    /// Acknowledged to one address: beyond, a person is using us to write to her.
    private static final int MOST_A_DAY = 3;

    private static final Duration ANSWER_WORTH = Duration.ofDays(7);
    /// After the answer: how to reach who complained is forgotten, then her address opens nothing more.
    private static final Duration CONTACT_KEPT = Duration.ofDays(60);

    private static final Duration READABLE = Duration.ofDays(365);

    private final Remarks remarks;
    private final BadgeStore badges;
    private final Accounts accounts;
    private final SiteLetters letters;
    private final Clock clock;

    Complaints(Remarks remarks, BadgeStore badges, Accounts accounts, SiteLetters letters, Clock clock) {
        this.remarks = remarks;
        this.badges = badges;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// @param number as it stands on the card, if there is one
    @Transactional
    void receive(RemarkForm form, String number, String lang) {
        var now = clock.instant();
        var code = BadgeCode.typed(number).filter(typed -> badges.find(typed).isPresent());
        var remark = form.about(
                code.map(BadgeCode::value).orElse(""),
                code.isPresent() || number.isEmpty() ? Map.of() : Map.of(Complaint.TYPED, number),
                lang,
                "PUBLIC",
                now);
        if (!remarks.receive(Complaint.KIND, remark)) return;
        tellCoordination(now);
        remark.contact()
                .filter(contact ->
                        remarks.leftSince(Complaint.KIND, contact, now.minus(Duration.ofDays(1))) <= MOST_A_DAY)
                .flatMap(MailAddress::of)
                .ifPresent(to -> write("badges.mail.received", to, form.id(), lang, now));
    }

    /// Of the first of each day: a flood of complaints is one letter. Without a word of it, which stays at the desk.
    private void tellCoordination(Instant now) {
        var today = Paris.day(now).atStartOfDay(Paris.ZONE).toInstant();
        if (remarks.since(Complaint.KIND, today) > 1) return;
        for (var one : accounts.coordination())
            letters.post(
                    one,
                    "badges.mail.complaint",
                    now.plus(ANSWER_WORTH),
                    one.name(),
                    new SiteLetters.PageAddress("/bureau/reclamations"));
    }

    @Bean("badges.forget-complaints")
    static Job forgetComplaintsJob(Complaints complaints) {
        return Job.every(Duration.ofHours(1)).run(complaints::forget);
    }

    /// How to reach people whose complaint was answered some time ago is forgotten; of one that waits it is kept.
    @Transactional
    void forget() {
        remarks.forget(Complaint.KIND, clock.instant().minus(CONTACT_KEPT), Instant.EPOCH);
    }

    /// Of a badge, about a promise, without a way to answer: for a demonstration.
    @Transactional
    public void receive(String code, String message) {
        var form = new RemarkForm(UUID.randomUUID(), Complaint.Topic.PROMISE.name(), message, Optional.empty());
        receive(form, code, "fr");
    }

    /// For who has its address: nothing of how to reach who complained.
    @Transactional(readOnly = true)
    Optional<Remark> follow(UUID id) {
        var readable = clock.instant().minus(READABLE);
        return remarks.find(Complaint.KIND, id)
                .filter(remark ->
                        remark.answer().stream().allMatch(answer -> answer.at().isAfter(readable)));
    }

    @Transactional
    List<Complaint> list(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var read = remarks.read(Complaint.KIND, reader.id(), 0, SHOWN);
        var holders = badges.holders(
                read.stream().flatMap(one -> Complaint.code(one).stream()).toList());
        return read.stream()
                .map(one -> new Complaint(one, holders.getOrDefault(one.subject(), "")))
                .toList();
    }

    /// How many wait for an answer.
    @Transactional(readOnly = true)
    public int waiting() {
        return remarks.waitingCount(Complaint.KIND);
    }

    /// A person looks into it: who complained can read so.
    @Transactional
    Remarks.Change take(Actor by, UUID id) {
        return go(by, id, Remark.Act.TAKEN, "");
    }

    @Transactional
    Remarks.Change answer(Actor by, UUID id, String words) {
        return go(by, id, Remark.Act.ANSWERED, words);
    }

    private Remarks.Change go(Actor by, UUID id, Remark.Act act, String words) {
        var found = by.is(Role.COORDINATOR) ? remarks.find(Complaint.KIND, id) : Optional.<Remark>empty();
        var mail = found.flatMap(Remark::mail).filter(_ -> act == Remark.Act.ANSWERED);
        var now = clock.instant();
        var step = new Remark.Step(act, now, by.role().name(), Optional.of(by.id()), words, mail.isPresent());
        var change = remarks.go(found, step);
        if (change instanceof Remarks.Change.Done)
            mail.ifPresent(to ->
                    write("badges.mail.answered", to, id, found.orElseThrow().lang(), now));
        return change;
    }

    /// Without a word of hers, nor of the answer that may repeat it: both stand behind the link, and the address is
    /// one that a person typed.
    private void write(String key, MailAddress to, UUID id, String lang, Instant now) {
        letters.postOnce(
                Recipient.of(to, lang), key, now.plus(ANSWER_WORTH), new SiteLetters.PageAddress("/reclamation/" + id));
    }
}
