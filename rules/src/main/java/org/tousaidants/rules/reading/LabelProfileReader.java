package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelProtocol.HelperAbility;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.LabelProtocol.ProfileAnswer;
import org.tousaidants.rules.protocol.LabelProtocol.ProfileQuestion;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RequirementDependencyCycle;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the profiles, and the questions that lead to a profile.
final class LabelProfileReader {
    private final YamlTreeReader file;
    private final ProtocolMistakes mistakes;
    private final List<HelperAbility> abilities = new ArrayList<>();
    private final List<LabelProfile> profiles = new ArrayList<>();

    LabelProfileReader(YamlTreeReader file, ProtocolMistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        var source = file.text("source");
        ProtocolReferenceCheck.noneTwice(file.each("fonctions"), mistakes);
        ProtocolReferenceCheck.noneTwice(file.each("profils"), mistakes);
        for (var each : file.each("fonctions"))
            abilities.add(new HelperAbility(
                    each.text("id"),
                    each.text("nom"),
                    each.text("phrase"),
                    each.text("exemple"),
                    each.optionalText("source").orElse(source)));
        for (var each : file.each("profils")) profiles.add(profile(each, source));
    }

    private LabelProfile profile(YamlTreeReader each, String source) {
        var nameCheck = new ProtocolReferenceCheck(List.of(), mistakes);
        var known = new LinkedHashSet<String>();
        abilities.forEach(ability -> known.add(ability.id()));
        var id = each.text("id");
        if (id.equals(RuleFileSchemas.EVERYBODY))
            mistakes.add(each.at("id"), LocalisedText.of("everybody"), LocalisedText.of("other.name"));
        var always = nameCheck.known(each, "fonctions", ProtocolReferenceCheck.ReferencedItemKind.ABILITY, known);
        var sometimes =
                nameCheck.known(each, "fonctions-possibles", ProtocolReferenceCheck.ReferencedItemKind.ABILITY, known);
        for (var both : sometimes)
            if (always.contains(both))
                mistakes.add(
                        each.at("fonctions-possibles"),
                        LocalisedText.of("ability.both", both),
                        LocalisedText.of("ability.both.do"));
        return new LabelProfile(
                id,
                each.text("nom"),
                each.text("nature").equals("lieu") ? HolderNature.PLACE : HolderNature.PERSON,
                each.text("phrase"),
                each.text("exemple"),
                always,
                sometimes,
                each.optionalText("source").orElse(source));
    }

    List<HelperAbility> abilities() {
        return List.copyOf(abilities);
    }

    List<LabelProfile> profiles() {
        return List.copyOf(profiles);
    }

    List<ProfileQuestion> questions() {
        var entries = file.each("questions");
        ProtocolReferenceCheck.noneTwice(entries, mistakes);
        var ids = new LinkedHashSet<String>();
        entries.forEach(entry -> ids.add(entry.text("id")));
        var nameCheck = new ProtocolReferenceCheck(profiles, mistakes);
        var questions = new ArrayList<ProfileQuestion>();
        for (var entry : entries) {
            ProtocolReferenceCheck.noneTwice(entry.each("reponses"), mistakes);
            var answers = new ArrayList<ProfileAnswer>();
            for (var answer : entry.each("reponses")) answers.add(answer(answer, nameCheck, ids));
            questions.add(new ProfileQuestion(entry.text("id"), entry.text("question"), answers));
        }
        if (!questions.isEmpty()) path(questions, entries);
        return List.copyOf(questions);
    }

    private ProfileAnswer answer(YamlTreeReader answer, ProtocolReferenceCheck nameCheck, Set<String> questions) {
        var profile = answer.optionalText("profil");
        var question = answer.optionalText("question");
        if (profile.isPresent() == question.isPresent())
            mistakes.add(answer.at(), LocalisedText.of("answer.both"), LocalisedText.of("answer.both.do"));
        profile.ifPresent(id -> nameCheck.known(
                answer.at("profil"), ProtocolReferenceCheck.ReferencedItemKind.PROFILE, id, nameCheck.all()));
        question.ifPresent(id -> nameCheck.known(
                answer.at("question"), ProtocolReferenceCheck.ReferencedItemKind.QUESTION, id, questions));
        return new ProfileAnswer(answer.text("id"), answer.text("texte"), profile, question);
    }

    /// Checks that the questions lead to a profile: no question leads back to itself, and each question can be
    /// reached.
    private void path(List<ProfileQuestion> questions, List<YamlTreeReader> entries) {
        var next = new HashMap<String, Set<String>>();
        for (var question : questions) {
            var after = new LinkedHashSet<String>();
            question.answers().forEach(answer -> answer.question().ifPresent(after::add));
            next.put(question.id(), after);
        }
        RequirementDependencyCycle.in(next)
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

    private static FileLinePosition at(List<YamlTreeReader> entries, String id) {
        return entries.stream()
                .filter(entry -> entry.text("id").equals(id))
                .map(entry -> entry.at("id"))
                .findFirst()
                .orElse(FileLinePosition.start(RuleFileSchemas.PROFILES));
    }
}
