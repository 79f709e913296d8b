package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "votre dossier CAF https://caf.exemple",
                "www.caf-remboursement",
                "écrivez à aide@exemple",
                "caf-dossier.com",
            })
    void aNameHoldsNoAddressThatALetterWouldMakeClickable(String typed) {
        assertThat(PersonName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jean-Pierre O'Neill", "Mme St. Clair", "J.F. Martin", "Anne M. Le Goff", "李小龍"})
    void aNameAsPeopleBearItIsKept(String typed) {
        assertThat(PersonName.of(typed)).isPresent();
    }
}
