package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/lieux?q=a%20b&page=2", "/a//b", "/a#b", "/connexion?suite=//evil.example"})
    void aPageOfThisSiteIsKept(String path) {
        assertThat(SignInReturnPath.of(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lieux",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "/a\\b",
                "\\/evil.example",
                " /lieux",
                "/lieux\n",
                "/lié",
                "/ //evil.example",
                "/\t/evil.example",
                "http:/lieux",
                "/\u0000"
            })
    void anythingElseLeadsHome(String path) {
        assertThat(SignInReturnPath.of(path)).isEqualTo(SignInReturnPath.HOME);
    }
}
