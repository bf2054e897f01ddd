#!/usr/bin/env bash
# A Grid Engine on this machine for tests: one master and one execution daemon on loopback.
#   eng/cluster/gridengine.sh install              unpacks Debian's packages into artifacts/cluster/gridengine, prints the folder of its programs
#   eng/cluster/gridengine.sh start|stop FOLDER    FOLDER holds everything that the cluster writes
# Clients find it by SGE_ROOT=FOLDER/root, SGE_CELL=default, SGE_QMASTER_PORT and SGE_EXECD_PORT (TSUMUGI_SGE_PORT, 17300, and the next one).
# Exit 4 where that cannot be done (no Debian, no network, not root): the tests that need a cluster are skipped then.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
home=$here/artifacts/cluster/gridengine
packages=(gridengine-common gridengine-client gridengine-exec gridengine-master libjemalloc2 libhwloc15 libmunge2)
programs=$home/root/usr/lib/gridengine
libraries=$home/root/usr/lib/x86_64-linux-gnu:$programs

commands=(qsub qstat qdel qconf qmod)
commands_folder=$programs
libraries_path=$libraries
probe=$programs/sge_qmaster
# shellcheck source=/dev/null
source "$here/eng/cluster/debian.sh"

# The queue has as many slots as tests need at once; the machine's processors do not matter to them.
queue() {
  cat << 'QUEUE'
qname all.q
hostlist localhost
seq_no 0
load_thresholds NONE
suspend_thresholds NONE
nsuspend 1
suspend_interval 00:05:00
priority 0
min_cpu_interval 00:05:00
processors UNDEFINED
qtype BATCH INTERACTIVE
ckpt_list NONE
pe_list NONE
rerun FALSE
slots 8
tmpdir /tmp
shell /bin/bash
prolog NONE
epilog NONE
shell_start_mode unix_behavior
starter_method NONE
suspend_method NONE
resume_method NONE
terminate_method NONE
notify 00:00:05
owner_list NONE
user_lists NONE
xuser_lists NONE
subordinate_list NONE
complex_values NONE
projects NONE
xprojects NONE
calendar NONE
initial_state default
QUEUE
  for limit in rt cpu fsize data stack core rss vmem; do printf 's_%s INFINITY\nh_%s INFINITY\n' $limit $limit; done
}

# The daemons open one library by a path that is written into them. The link is all that is ever put outside FOLDER, and `stop` takes it away.
link=/usr/lib/gridengine

configure() {
  [ -e $link ] || ln -sfn "$programs" $link
  local cell=$SGE_ROOT/default share=$home/root/usr/share/gridengine
  mkdir -p "$cell/common" "$base"/{qmaster/job_scripts,execd,spool,tmp} "$SGE_ROOT/bin" "$SGE_ROOT/lib" "$SGE_ROOT/utilbin"
  ln -sfn "$programs" "$SGE_ROOT/bin/lx-amd64"
  ln -sfn "$programs" "$SGE_ROOT/lib/lx-amd64"
  ln -sfn "$programs" "$SGE_ROOT/utilbin/lx-amd64"
  ln -sfn "$share/util" "$SGE_ROOT/util"
  sed -e 's#^admin_user .*#admin_user root#' -e 's#^ignore_fqdn .*#ignore_fqdn true#' -e 's#^spooling_method .*#spooling_method classic#' -e 's#^spooling_lib .*#spooling_lib libspoolc#' \
    -e "s#^spooling_params .*#spooling_params $cell/common;$base/qmaster#" -e "s#^binary_path .*#binary_path $SGE_ROOT/bin#" -e "s#^qmaster_spool_dir .*#qmaster_spool_dir $base/qmaster#" \
    "$share/default-bootstrap" > "$cell/common/bootstrap"
  # Every name of this machine is one host to Grid Engine, or it refuses its own daemons.
  printf 'localhost %s\n' "$(hostname)" > "$cell/common/host_aliases"
  echo localhost > "$cell/common/act_qmaster"
  sed -e "s#^execd_spool_dir .*#execd_spool_dir $base/execd#" -e 's/^min_uid .*/min_uid 0/' -e 's/^min_gid .*/min_gid 0/' -e 's#^mailer .*#mailer /bin/true#' \
    -e 's/^load_report_time .*/load_report_time 00:00:02/' "$share/default-configuration" > "$base/tmp/configuration"
  export LD_LIBRARY_PATH=$libraries
  "$programs/spooldefaults.bin" configuration "$base/tmp/configuration" > /dev/null
  "$programs/spooldefaults.bin" complexes "$share/util/resources/centry" > /dev/null
  "$programs/spooldefaults.bin" usersets "$share/util/resources/usersets" > /dev/null
  "$programs/spooldefaults.bin" managers root > /dev/null
  unset LD_LIBRARY_PATH
}

# Stays in the foreground for itself, so that its number is known.
daemon() {
  (cd "$base"; export LD_LIBRARY_PATH=$libraries SGE_ND=1; exec setsid "$programs/sge_$1") > "$base/$1.log" 2>&1 < /dev/null &
  echo $! > "$base/$1.pid"
}

start() {
  # Daemons change to the user of each job.
  [ "$(id -u)" = 0 ] || fail 'the daemons must be started as root'
  install_once
  configure
  daemon qmaster
  for _ in $(seq 100); do "$home/bin/qconf" -sm > /dev/null 2>&1 && break; sleep 0.1; done
  "$home/bin/qconf" -ah localhost > /dev/null 2>&1 || true
  "$home/bin/qconf" -as localhost > /dev/null 2>&1 || true
  queue > "$base/tmp/queue"
  "$home/bin/qconf" -Aq "$base/tmp/queue" > /dev/null
  # Every second instead of every fifteen.
  "$home/bin/qconf" -ssconf | sed -e 's/^schedule_interval.*/schedule_interval 0:0:1/' -e 's/^flush_submit_sec.*/flush_submit_sec 1/' -e 's/^flush_finish_sec.*/flush_finish_sec 1/' > "$base/tmp/scheduler"
  "$home/bin/qconf" -Msconf "$base/tmp/scheduler" > /dev/null
  daemon execd
  for _ in $(seq 300); do
    "$home/bin/qstat" -f 2> /dev/null | grep -q 'all.q@localhost.* lx-amd64 *$' && return 0
    sleep 0.1
  done
  stop
  fail "the daemons did not become ready; see $base/qmaster.log and $base/execd.log"
}

stop() {
  timeout 10 "$home/bin/qdel" -u '*' > /dev/null 2>&1 || true
  timeout 10 "$home/bin/qconf" -ke all > /dev/null 2>&1 || true
  timeout 10 "$home/bin/qconf" -km > /dev/null 2>&1 || true
  local pid
  for pid in $(cat "$base"/*.pid 2> /dev/null); do
    for _ in $(seq 50); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2> /dev/null || true
  done
  [ "$(readlink $link)" != "$programs" ] || rm -f $link
}

command=${1:-}
if [ "$command" = install ]; then
  install_once
  printf '%s\n' "$home/bin"
  exit 0
fi
[ $# -ge 2 ] || { sed -n 2,7p "$0" >&2; exit 2; }
base=$2
export SGE_ROOT=$base/root SGE_CELL=default SGE_ARCH=lx-amd64
export SGE_QMASTER_PORT=${TSUMUGI_SGE_PORT:-17300}
export SGE_EXECD_PORT=$((SGE_QMASTER_PORT + 1))
case $command in
  start) mkdir -p "$base"; start ;;
  stop) stop ;;
  *) sed -n 2,7p "$0" >&2; exit 2 ;;
esac
