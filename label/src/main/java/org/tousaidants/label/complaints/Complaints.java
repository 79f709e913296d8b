package org.tousaidants.label.complaints;

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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkForm;
import org.tousaidants.platform.feedback.Remarks;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Les réclamations » — service for complaints: anyone sends one and follows it by its secret address; the
/// coordination answers.
@Service
public class Complaints {
    private static final int SHOWN = 200;
    /// Maximum number of acknowledgements to one address per day, so that the form cannot be used to flood a
    /// mailbox.
    private static final int MOST_A_DAY = 3;

    private static final Duration ANSWER_WORTH = Duration.ofDays(7);
    /// After the answer, the complainant's contact is erased and the address of the page expires.
    private static final Duration CONTACT_KEPT = Duration.ofDays(60);

    private static final Duration READABLE = Duration.ofDays(365);

    private final Remarks remarks;
    private final Badges badges;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    Complaints(Remarks remarks, Badges badges, Accounts accounts, LetterWriter letters, Clock clock) {
        this.remarks = remarks;
        this.badges = badges;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// @param number the number on the card; empty if unknown
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

    /// Notifies the coordination once a day, without the text of the complaint.
    private void tellCoordination(Instant now) {
        var today = ParisTime.day(now).atStartOfDay(ParisTime.ZONE).toInstant();
        if (remarks.since(Complaint.KIND, today) > 1) return;
        for (var coordinator : accounts.coordination())
            letters.post(
                    coordinator,
                    "badges.mail.complaint",
                    now.plus(ANSWER_WORTH),
                    coordinator.name(),
                    new LetterWriter.PageAddress("/bureau/reclamations"));
    }

    @Bean("badges.forget-complaints")
    static Job forgetComplaintsJob(Complaints complaints) {
        return Job.every(Duration.ofHours(1)).run(complaints::forget);
    }

    /// Erases the contacts of complaints answered before [#CONTACT_KEPT]; those of open complaints are kept.
    @Transactional
    public void forget() {
        remarks.forget(Complaint.KIND, clock.instant().minus(CONTACT_KEPT), Instant.EPOCH);
    }

    /// Records a complaint about a badge without a contact, for the demonstration.
    @Transactional
    public void receive(String code, String message) {
        var form = new RemarkForm(UUID.randomUUID(), Complaint.Topic.PROMISE.name(), message, Optional.empty());
        receive(form, code, "fr");
    }

    /// A complaint for a reader who has its address, without the complainant's contact.
    @Transactional(readOnly = true)
    Optional<Remark> follow(UUID id) {
        var readable = clock.instant().minus(READABLE);
        return remarks.find(Complaint.KIND, id)
                .filter(remark ->
                        remark.answer().stream().allMatch(answer -> answer.at().isAfter(readable)));
    }

    @Transactional
    public List<Complaint> list(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var read = remarks.read(Complaint.KIND, reader.id(), 0, SHOWN);
        var holders = badges.holders(
                read.stream().flatMap(one -> Complaint.code(one).stream()).toList());
        return read.stream()
                .map(one -> new Complaint(one, holders.getOrDefault(one.subject(), "")))
                .toList();
    }

    /// The times of the open complaints.
    @Transactional(readOnly = true)
    List<Instant> waitingSince() {
        return remarks.waiting(Complaint.KIND).stream()
                .map(Remarks.WaitingRemark::at)
                .toList();
    }

    /// Marks a complaint as taken by a coordinator, which the complainant can see.
    @Transactional
    public Remarks.Change take(Actor by, UUID id) {
        return go(by, id, Remark.Act.TAKEN, "");
    }

    @Transactional
    public Remarks.Change answer(Actor by, UUID id, String words) {
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

    /// Sends a letter with the link only. It contains neither the complaint nor the answer, because the address
    /// is not verified.
    private void write(String key, MailAddress to, UUID id, String lang, Instant now) {
        letters.postOnce(
                Recipient.of(to, lang),
                key,
                now.plus(ANSWER_WORTH),
                new LetterWriter.PageAddress("/reclamation/" + id));
    }
}
