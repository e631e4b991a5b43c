"""A build hands its work to an executor of the caller's, such as a Dask cluster's."""

from pathlib import Path

import pytest

from kaartspel.building import Report, Request, build
from repository import ROOT
from snapshots import snapshot

distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_builds_the_same_bytes(built: Report, tmp_path: Path) -> None:
    request = Request(ROOT / "deck", tmp_path / "build")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as local,
        distributed.Client(local) as client,
    ):
        build(request, executor=client.get_executor())
    assert snapshot(tmp_path / "build") == snapshot(built.target)
