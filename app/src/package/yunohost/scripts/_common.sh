#!/bin/bash
# The Debian package brings the program, Java, the account and the service; YunoHost brings the domain and nginx.

backups=/var/lib/tous-aidants-backup

# The settings first: the service starts with the package.
add_package() {
    ynh_config_add --template="settings" --destination="/etc/default/tous-aidants"
    chmod 640 /etc/default/tous-aidants
    ynh_hide_warnings apt-get install --assume-yes --option Dpkg::Options::=--force-confold "$1"
    install --directory --owner=tous-aidants --group=tous-aidants --mode=700 "$backups"
    mkdir -p /etc/systemd/system/tous-aidants.service.d
    printf '[Service]\nReadWritePaths=%s\nEnvironmentFile=-/etc/tous-aidants.env\n' "$backups" \
        >/etc/systemd/system/tous-aidants.service.d/yunohost.conf
    systemctl daemon-reload
}

serve() {
    yunohost service add tous-aidants --description="Tous Aidants"
    systemctl enable --quiet tous-aidants
    systemctl restart tous-aidants
}
