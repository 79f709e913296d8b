package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.places.intake.PublicAddressResolver.AddressNotPermittedException;
import org.tousaidants.places.intake.PublicAddressResolver.PrivateAddressException;

class PublicAddressResolverTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "fec0::1"
            })
    void anAddressOfAPrivateNetworkIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddressResolver.isPublic(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "198.17.0.1",
                "223.255.255.1",
                "2001:4860:4860::8888",
                "2a01:e00::1",
                "2606:4700::1111"
            })
    void anAddressOfTheInternetIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddressResolver.isPublic(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void aNameWithOnePrivateAddressAmongOthersIsRefused() {
        PublicAddressResolver addresses = new PublicAddressResolver(
                host -> new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")},
                Set.of());
        assertThatThrownBy(() -> addresses.resolve("both.example")).isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void aHostOfTheIntranetPassesWhenItIsListed() throws UnknownHostException {
        PublicAddressResolver addresses = new PublicAddressResolver(
                host -> new InetAddress[] {InetAddress.getByName("10.0.0.1")},
                SourceDownload.hosts(" sig.intra, Data.Intra ,"));
        assertThat(addresses.resolve("SIG.intra")).hasSize(1);
        assertThat(addresses.resolve("data.intra")).hasSize(1);
        assertThatThrownBy(() -> addresses.resolve("other.intra")).isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void withAListOfPermittedHostsNoOtherIsAsked() throws UnknownHostException {
        PublicAddressResolver addresses = new PublicAddressResolver(
                host -> new InetAddress[] {InetAddress.getByName("1.1.1.1")},
                Set.of(),
                SourceDownload.hosts("data.gouv.fr, .example.fr"));
        assertThat(addresses.resolve("Data.gouv.fr")).hasSize(1);
        assertThat(addresses.resolve("sig.example.fr")).hasSize(1);
        for (String other : new String[] {"evil.example", "notdata.gouv.fr", "badexample.fr", "1.1.1.1"}) {
            assertThatThrownBy(() -> addresses.resolve(other)).isInstanceOf(AddressNotPermittedException.class);
        }
    }
}
