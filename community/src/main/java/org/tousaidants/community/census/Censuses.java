package org.tousaidants.community.census;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Les recensements » — creates censuses, sends links and reminders, stores answers and computes results.
@Service
class Censuses {
    static final String HERE = "/recensement/";
    private static final String PURPOSE = "census.answer";
    private static final Duration BETWEEN = Duration.ofDays(3);

    /// « Structure à interroger » — the name and mail address of an organisation, as a coordinator typed them.
    record SurveyedStructure(String name, MailAddress mail) {}

    /// « Formulaire ouvert » — the form that a link opens, with the previous answers.
    ///
    /// @param asked the organisation
    /// @param over whether the census has ended
    record OpenedCensusForm(Census census, Census.InvitedStructure asked, Map<String, String> values, boolean over) {}

    /// « Résultat d’une question » — the result of one question, compared with that of the previous year.
    ///
    /// @param answers number of organisations that answered
    /// @param sum sum of the answers, for a number; `middle` is their median
    /// @param counts number of organisations by answer, for yes or no and for a choice
    /// @param before sum in the previous year, of the organisations that answered in both years
    /// @param same sum in this year, of the same organisations
    record CensusQuestionResult(
            CensusQuestion question,
            int answers,
            long sum,
            long middle,
            Map<String, Integer> counts,
            Optional<Long> before,
            long same) {}

    record CensusResults(
            Census census,
            List<Census.InvitedStructure> asked,
            List<CensusQuestionResult> results,
            Optional<Integer> beforeYear) {
        long answered() {
            return asked.stream().filter(one -> one.answeredAt().isPresent()).count();
        }
    }

    private final CensusStore store;
    private final SecretLinks links;
    private final LetterWriter letters;
    private final Clock clock;

    Censuses(CensusStore store, SecretLinks links, LetterWriter letters, Clock clock) {
        this.store = store;
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    /// Creates a census and sends its letters. If the form is submitted twice, only one census is created.
    @Transactional
    void open(TerritoryNetwork network, Census wanted, String file, List<SurveyedStructure> structures) {
        var census = new Census(
                wanted.id(), wanted.title(), wanted.year(), wanted.questions(), wanted.ends(), clock.instant());
        if (!store.add(census, file)) return;
        for (var one : structures) {
            var asked = new Census.InvitedStructure(
                    UUID.randomUUID(), census.id(), one.name(), one.mail().value(), clock.instant(), Optional.empty());
            store.ask(asked);
            write(network, census, asked, "ask");
        }
    }

    private void write(TerritoryNetwork network, Census census, Census.InvitedStructure asked, String what) {
        var link =
                links.make(SecretLink.SecretLinkRequest.of(PURPOSE, asked.id().toString()), census.ends());
        letters.post(
                LetterRecipient.of(new MailAddress(asked.mail()), "fr"),
                "census.mail." + what,
                census.ends(),
                asked.name(),
                census.questions().size(),
                census.lastDay(),
                new LetterWriter.LetterPageAddress(HERE + link.text()),
                network.name(),
                census.title());
    }

    /// Sends a reminder to each organisation that has not answered and whose last letter is at least three days
    /// old. Returns the number of letters.
    @Transactional
    int remind(TerritoryNetwork network, UUID id) {
        var census = store.find(id);
        var now = clock.instant();
        if (census.isEmpty() || !now.isBefore(census.get().ends())) return 0;
        var many = 0;
        for (var one : store.asked(id)) {
            if (one.answeredAt().isPresent() || one.sentAt().plus(BETWEEN).isAfter(now)) continue;
            store.sentAgain(one.id(), now);
            write(network, census.get(), one, "remind");
            many++;
        }
        return many;
    }

    @Transactional
    Optional<OpenedCensusForm> show(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case SecretLinkResult.ValidLink(var link) -> opened(link);
            case SecretLinkResult.LinkExpired(var link) -> opened(link);
            case SecretLinkResult.LinkNotYetOpen _,
                    SecretLinkResult.LinkAlreadyUsed _,
                    SecretLinkResult.LinkRevoked _,
                    SecretLinkResult.UnknownLink _ -> Optional.empty();
        };
    }

    private Optional<OpenedCensusForm> opened(SecretLink link) {
        return store.one(link.about())
                .flatMap(asked -> store.find(asked.census())
                        .map(census -> new OpenedCensusForm(
                                census,
                                asked,
                                store.answers(census.id()).stream()
                                        .filter(one -> one.asked().equals(asked.id()))
                                        .collect(Collectors.toMap(
                                                Census.CensusAnswer::question, Census.CensusAnswer::value)),
                                !clock.instant().isBefore(census.ends()))));
    }

    /// Stores the answers of an organisation, which it can change until the end of the census. Returns false if
    /// the census has ended by the clock of the server.
    ///
    /// @param secret secret of the link
    /// @param values answers by question
    @Transactional
    boolean answer(String secret, Map<String, String> values) {
        var open = show(secret).filter(one -> !one.over());
        open.ifPresent(one -> store.answer(one.asked().id(), values, clock.instant()));
        return open.isPresent();
    }

    @Transactional(readOnly = true)
    List<Census> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    List<Census.CensusAnswer> answers(UUID census) {
        return store.answers(census);
    }

    @Transactional(readOnly = true)
    Optional<CensusResults> results(UUID id) {
        return store.find(id).map(census -> {
            var asked = store.asked(id);
            var before = store.list().stream()
                    .filter(one -> one.year() < census.year())
                    .findFirst();
            var now = byMail(census);
            var then = before.map(one -> byMail(one)).orElse(Map.of());
            return new CensusResults(
                    census,
                    asked,
                    census.questions().stream()
                            .map(question -> result(question, now, then))
                            .toList(),
                    before.map(Census::year));
        });
    }

    /// Returns the answers of a census by the mail address of the organisation, then by question.
    private Map<String, Map<String, String>> byMail(Census census) {
        var mails = store.asked(census.id()).stream()
                .collect(Collectors.toMap(Census.InvitedStructure::id, Census.InvitedStructure::mail));
        var found = new TreeMap<String, Map<String, String>>();
        for (var one : store.answers(census.id()))
            found.computeIfAbsent(mails.getOrDefault(one.asked(), ""), _ -> new HashMap<>())
                    .put(one.question(), one.value());
        return found;
    }

    static CensusQuestionResult result(
            CensusQuestion question, Map<String, Map<String, String>> now, Map<String, Map<String, String>> then) {
        var numbers = new ArrayList<Long>();
        var counts = new TreeMap<String, Integer>();
        var answers = 0;
        var same = 0L;
        var before = 0L;
        var both = 0;
        for (var structure : now.entrySet()) {
            var value = structure.getValue().get(question.id());
            if (value == null) continue;
            answers++;
            if (question.kind() != CensusQuestion.CensusAnswerKind.NUMBER) {
                if (question.kind() != CensusQuestion.CensusAnswerKind.TEXT) counts.merge(value, 1, Integer::sum);
                continue;
            }
            numbers.add(Long.valueOf(value));
            var last = then.getOrDefault(structure.getKey(), Map.of()).get(question.id());
            if (last == null || !last.matches("\\d{1,9}")) continue;
            both++;
            same += Long.parseLong(value);
            before += Long.parseLong(last);
        }
        numbers.sort(null);
        return new CensusQuestionResult(
                question,
                answers,
                numbers.stream().mapToLong(Long::longValue).sum(),
                numbers.isEmpty() ? 0 : numbers.get(numbers.size() / 2),
                counts,
                both == 0 ? Optional.empty() : Optional.of(before),
                same);
    }
}
