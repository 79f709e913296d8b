package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.rules.protocol.DependencyCycle;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol.Ability;
import org.tousaidants.rules.protocol.Protocol.Answer;
import org.tousaidants.rules.protocol.Protocol.Nature;
import org.tousaidants.rules.protocol.Protocol.Profile;
import org.tousaidants.rules.protocol.Protocol.Question;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the profiles, and the questions that lead to a profile.
final class ProfileReader {
    private final YamlTreeReader file;
    private final ProtocolMistakes mistakes;
    private final List<Ability> abilities = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();

    ProfileReader(YamlTreeReader file, ProtocolMistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        var source = file.text("source");
        ReferenceCheck.noneTwice(file.each("fonctions"), mistakes);
        ReferenceCheck.noneTwice(file.each("profils"), mistakes);
        for (var each : file.each("fonctions"))
            abilities.add(new Ability(
                    each.text("id"),
                    each.text("nom"),
                    each.text("phrase"),
                    each.text("exemple"),
                    each.optionalText("source").orElse(source)));
        for (var each : file.each("profils")) profiles.add(profile(each, source));
    }

    private Profile profile(YamlTreeReader each, String source) {
        var nameCheck = new ReferenceCheck(List.of(), mistakes);
        var known = new LinkedHashSet<String>();
        abilities.forEach(ability -> known.add(ability.id()));
        var id = each.text("id");
        if (id.equals(FileSchemas.EVERYBODY))
            mistakes.add(each.at("id"), LocalisedText.of("everybody"), LocalisedText.of("other.name"));
        var always = nameCheck.known(each, "fonctions", ReferenceCheck.ItemKind.ABILITY, known);
        var sometimes = nameCheck.known(each, "fonctions-possibles", ReferenceCheck.ItemKind.ABILITY, known);
        for (var both : sometimes)
            if (always.contains(both))
                mistakes.add(
                        each.at("fonctions-possibles"),
                        LocalisedText.of("ability.both", both),
                        LocalisedText.of("ability.both.do"));
        return new Profile(
                id,
                each.text("nom"),
                each.text("nature").equals("lieu") ? Nature.PLACE : Nature.PERSON,
                each.text("phrase"),
                each.text("exemple"),
                always,
                sometimes,
                each.optionalText("source").orElse(source));
    }

    List<Ability> abilities() {
        return List.copyOf(abilities);
    }

    List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    List<Question> questions() {
        var entries = file.each("questions");
        ReferenceCheck.noneTwice(entries, mistakes);
        var ids = new LinkedHashSet<String>();
        entries.forEach(entry -> ids.add(entry.text("id")));
        var nameCheck = new ReferenceCheck(profiles, mistakes);
        var questions = new ArrayList<Question>();
        for (var entry : entries) {
            ReferenceCheck.noneTwice(entry.each("reponses"), mistakes);
            var answers = new ArrayList<Answer>();
            for (var answer : entry.each("reponses")) answers.add(answer(answer, nameCheck, ids));
            questions.add(new Question(entry.text("id"), entry.text("question"), answers));
        }
        if (!questions.isEmpty()) path(questions, entries);
        return List.copyOf(questions);
    }

    private Answer answer(YamlTreeReader answer, ReferenceCheck nameCheck, Set<String> questions) {
        var profile = answer.optionalText("profil");
        var question = answer.optionalText("question");
        if (profile.isPresent() == question.isPresent())
            mistakes.add(answer.at(), LocalisedText.of("answer.both"), LocalisedText.of("answer.both.do"));
        profile.ifPresent(
                id -> nameCheck.known(answer.at("profil"), ReferenceCheck.ItemKind.PROFILE, id, nameCheck.all()));
        question.ifPresent(
                id -> nameCheck.known(answer.at("question"), ReferenceCheck.ItemKind.QUESTION, id, questions));
        return new Answer(answer.text("id"), answer.text("texte"), profile, question);
    }

    /// Checks that no question leads back to itself and that each question can be reached.
    private void path(List<Question> questions, List<YamlTreeReader> entries) {
        var next = new HashMap<String, Set<String>>();
        for (var question : questions) {
            var after = new LinkedHashSet<String>();
            question.answers().forEach(answer -> answer.question().ifPresent(after::add));
            next.put(question.id(), after);
        }
        DependencyCycle.in(next)
                .ifPresent(circle -> mistakes.add(
                        at(entries, circle.getFirst()),
                        LocalisedText.of("questions.circle", String.join(" → ", circle)),
                        LocalisedText.of("questions.circle.do")));
        var reached = new HashSet<String>();
        reach(questions.getFirst().id(), next, reached);
        for (var question : questions)
            if (!reached.contains(question.id()))
                mistakes.add(
                        at(entries, question.id()),
                        LocalisedText.of("question.lost", question.id()),
                        LocalisedText.of("question.lost.do"));
    }

    private static void reach(String id, Map<String, Set<String>> next, Set<String> reached) {
        if (reached.add(id)) next.getOrDefault(id, Set.of()).forEach(after -> reach(after, next, reached));
    }

    private static SourcePosition at(List<YamlTreeReader> entries, String id) {
        return entries.stream()
                .filter(entry -> entry.text("id").equals(id))
                .map(entry -> entry.at("id"))
                .findFirst()
                .orElse(SourcePosition.start(FileSchemas.PROFILES));
    }
}
