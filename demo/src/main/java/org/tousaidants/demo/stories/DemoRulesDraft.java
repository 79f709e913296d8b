package org.tousaidants.demo.stories;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.tousaidants.governance.campaigns.RecruitmentCampaigns;
import org.tousaidants.governance.ruleproposals.RulesDrafts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.rules.archive.RulesFolder;

/// Creates a draft of rules under discussion: relatives and volunteers need a higher level for passwords.
@Component
class DemoRulesDraft {
    private static final String FILE = "benevoles-prudents.zip";

    private final RulesDrafts drafts;
    private final RecruitmentCampaigns campaigns;
    private final Networks networks;
    private final Clock clock;

    DemoRulesDraft(RulesDrafts drafts, RecruitmentCampaigns campaigns, Networks networks, Clock clock) {
        this.drafts = drafts;
        this.campaigns = campaigns;
        this.networks = networks;
        this.clock = clock;
    }

    void begin(Actor by) {
        campaigns.begin(
                by,
                UUID.randomUUID(),
                "Deux heures par semaine, près de chez vous",
                "Vous savez remplir un formulaire ? Aidez une personne de votre commune. On vous forme, on vous soutient.",
                LocalDate.now(clock).plusMonths(3),
                "vingt-minutes");
        RulesFolder.shipped(networks.here().id()).ifPresent(folder -> {
            var files = new TreeMap<>(folder.files());
            files.computeIfPresent(
                    "competences.yaml",
                    (_, text) ->
                            text.replace("\"4.1\": {accueil: 4}", "\"4.1\": {accueil: 4, proche: 2, benevole: 3}"));
            files.computeIfPresent(
                    "protocole.yaml", (_, text) -> text.replaceFirst("version: 1.0.0", "version: 1.1.0"));
            try {
                drafts.bring(by, FILE, new ByteArrayInputStream(zip(files)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
