package org.tousaidants.platform.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.web.RunningSite;

/// The packages of all modules issue codes: their patterns do not overlap.
class CodesOfAllModulesTest extends RunningSite {
    @Autowired
    List<PaperCodeDestination> rooms;

    private List<String> pages(char kind, int groups) {
        var code = PaperCode.draw(kind, groups, new Random(3));
        return rooms.stream()
                .flatMap(room -> Stream.concat(room.path(code).stream(), room.opened(code).stream()))
                .toList();
    }

    @Test
    void eachCodeLeadsToOnePageAlone() {
        for (var kind : "ABCDEFGHJKMNPQRSTVWXYZ".toCharArray())
            for (var groups = 2; groups <= 8; groups++)
                assertThat(pages(kind, groups)).as(kind + " " + groups).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theCardOfANotebookDoesNotLeadToTheVouchersOfTheStaff() {
        assertThat(pages('C', 4)).as("printed before").containsExactly("/cahier");
        assertThat(pages('N', 4)).containsExactly("/cahier");
        assertThat(pages('C', 6))
                .singleElement()
                .satisfies(page -> assertThat(page).startsWith("/pass/carnets"));
        assertThat(pages('V', 6)).containsExactly("/pass/cheque");
        assertThat(pages('M', 6)).containsExactly("/mandat");
        assertThat(pages('M', 3)).containsExactly("/mandat/accord");
    }
}
