/// « Conservation » — what each room keeps of people, why, on which legal ground, for how long, and how it goes: said
/// by each room in `retention/<prefix of its tables>.yaml`, with its words in its messages and one [Swept] bean for
/// each rule that the night applies. A territory's `conservation.yaml` may only shorten it. The nightly round, the
/// register of processing (both in `platform.datadeletion`) and the test that refuses an undeclared table read these.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.tenancy"})
package org.tousaidants.platform.retentionperiods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
