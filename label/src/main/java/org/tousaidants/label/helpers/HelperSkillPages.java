package org.tousaidants.label.helpers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;
import org.tousaidants.rules.protocol.SkillGrid.SkillDomain;

/// « Dire où j'en suis » — pages on which people state their own skill levels, if the protocol accepts such
/// statements.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class HelperSkillPages {
    /// One competence on the page.
    ///
    /// @param expected level that the skill grid requires of the profile
    record SkillLevelRow(SkillCompetence competence, int expected) {}

    record SkillDomainPart(SkillDomain domain, List<SkillLevelRow> lines) {}

    record SkillLevelFormView(List<SkillDomainPart> parts, List<FormChoice> steps, Form form) {}

    private final Helpers helpers;

    HelperSkillPages(Helpers helpers) {
        this.helpers = helpers;
    }

    @GetMapping("/mon-dossier/competences")
    View ask(SignedInPerson self, Page page) {
        return helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file) && takesHerWord(file)
                ? View.of("label/helpers/levels", declaring(file, Form.filled(said(file)), page))
                : View.redirect("/mon-dossier");
    }

    @PostMapping("/mon-dossier/competences")
    View declare(SignedInPerson self, Form form, Page page) {
        if (!(helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file)))
            return View.redirect("/mon-dossier");
        var declaring = declaring(file, form, page);
        var highest = declaring.steps().size();
        var levels = new LinkedHashMap<String, Integer>();
        for (var part : declaring.parts())
            for (var line : part.lines()) {
                var id = line.competence().id();
                form.text(id).integer(1, highest).ifPresent(level -> levels.put(id, level));
                if (form.text(id).get().isEmpty()) levels.put(id, 0);
            }
        if (form.hasErrors()) return View.of("label/helpers/levels", declaring).status(422);
        helpers.declare(self, levels);
        return View.redirect("/mon-dossier");
    }

    private static SkillLevelFormView declaring(Helpers.HelperFileContent file, Form form, Page page) {
        if (!takesHerWord(file)) throw new NotFoundException();
        var skills = file.rules().protocol().skills();
        var expected = skills.of(file.profile().id());
        var parts = new ArrayList<SkillDomainPart>();
        for (var domain : skills.domains()) {
            var lines = skills.competences().stream()
                    .filter(each -> each.id().startsWith(domain.id() + ".") && expected.containsKey(each.id()))
                    .map(each -> new SkillLevelRow(each, expected.getOrDefault(each.id(), 0)))
                    .toList();
            if (!lines.isEmpty()) parts.add(new SkillDomainPart(domain, lines));
        }
        var steps = skills.scale().stream()
                .map(step -> FormChoice.of(
                                Integer.toString(step.level()), step.level() + " – " + page.french(step.image()))
                        .french())
                .toList();
        return new SkillLevelFormView(parts, steps, form);
    }

    static boolean takesHerWord(Helpers.HelperFileContent file) {
        return file.verdict().findings().stream()
                .flatMap(finding -> Stream.of(finding.requirement()))
                .anyMatch(requirement -> requirement.evidence().contains(SkillEvidence.DECLARATION));
    }

    private static Map<String, List<String>> said(Helpers.HelperFileContent file) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var level : file.levels())
            if (level.evidence() == SkillEvidence.DECLARATION)
                values.put(level.competence(), List.of(Integer.toString(level.level())));
        return values;
    }
}
