package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.vouchers.VoucherJourneyFixture.location;
import static org.tousaidants.vouchers.VoucherJourneyFixture.send;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// Tests printed booklets: every code is readable, and a printer jam leaves no code that counts twice.
class BookletPrintingTest extends RunningSite {
    @Test
    void aPrinterThatJamsVoidsWhatItHadBegun() throws Exception {
        networks.found(networks.here());
        var story = new VoucherJourneyFixture(port);
        story.nadia = signedIn(person(Role.COORDINATOR));
        var year = java.time.LocalDate.now(clock).getYear() + 1;
        var order = story.quote(12, year, "Ville de Saintes:1200,00");
        location(send(story.nadia, order, order + "/bon", Map.of()));
        var batch = Map.of("lot", UUID.randomUUID().toString(), "combien", "12");
        var first = VoucherJourneyFixture.codes(
                story.post(story.nadia, order + "/carnets", order + "/carnets/impressions", batch));
        var pdf = story.post(story.nadia, order + "/carnets", order + "/carnets/impressions", batch);
        Files.createDirectories(Path.of("target", "pictures"));
        Files.write(Path.of("target", "pictures", "carnets.pdf"), pdf);
        var second = VoucherJourneyFixture.codes(pdf);
        assertThat(first).hasSize(12);
        assertThat(second).hasSize(12);
        var all = new HashSet<String>();
        first.forEach(all::addAll);
        second.forEach(all::addAll);
        assertThat(all).hasSize(2 * 12 * 11);
        assertThat(sql.sql("select count(*) from booklets_booklet where state = 'VOID'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
        var more = send(
                story.nadia,
                order + "/carnets",
                order + "/carnets/impressions",
                Map.of("lot", UUID.randomUUID().toString(), "combien", "1"));
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("Vous pouvez encore imprimer 0 carnets");
        // The database contains no code.
        assertThat(sql.sql("select count(*) from treasury_voucher")
                        .query(Integer.class)
                        .single())
                .isEqualTo(240);
    }
}
